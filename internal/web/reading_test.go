package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// proposed is a proposal as the twin of the review has it.
type proposed struct {
	ID, State, Quote, Record string
	Kind                     bonbogi.Kind
	Start, End               int
	In                       string
	By                       string `json:"decided_by"`
}

// proposals are those of a source.
func (v *visitor) proposals(source string) []proposed {
	v.t.Helper()
	var twin struct{ Proposals []proposed }
	v.json("/read/"+source+".json", &twin)
	return twin.Proposals
}

// one is the first open proposal of a kind whose quotation holds a word.
func one(t *testing.T, all []proposed, kind bonbogi.Kind, word string) proposed {
	t.Helper()
	for _, p := range all {
		if p.Kind == kind && p.State == "open" && strings.Contains(p.Quote, word) {
			return p
		}
	}
	t.Fatalf("no %s with %q is proposed: %+v", kind, word, all)
	return proposed{}
}

func TestAPressReleaseIsReadReviewedAndKept(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		source := v.paste(t, release)
		at := "/read/" + source
		all := v.proposals(source)
		award, prize := one(t, all, bonbogi.KindAward, "도서관 운영평가"), one(t, all, bonbogi.KindAward, "책의 도시")
		claim := one(t, all, bonbogi.KindClaim, "7차례")
		if n := s.counts(); n[bonbogi.KindAward]+n[bonbogi.KindClaim] != 0 || n[bonbogi.KindSource] != 1 {
			t.Errorf("something counts before a person said yes: %v", n)
		}

		// The text stands there whole, with the facts marked at their places.
		page := v.get(at)
		var text strings.Builder
		for _, n := range page.classed("text") {
			text.WriteString(words(n))
		}
		if !strings.Contains(strings.Join(strings.Fields(text.String()), ""), strings.Join(strings.Fields("문화체육관광부가 주관한"), "")) {
			t.Errorf("the text is not shown: %s", text.String())
		}
		marked := ""
		for _, m := range page.all("mark") {
			marked += words(m)
		}
		for _, p := range all {
			if p.In == "text" && release[p.Start:p.End] != p.Quote {
				t.Errorf("%s: bytes %d to %d are %q, quoted is %q", p.Kind, p.Start, p.End, release[p.Start:p.End], p.Quote)
			}
		}
		if !strings.Contains(marked, "대통령 표창") {
			t.Errorf("marked is %q", marked)
		}
		v.get("/read").says("확인을 기다리는 글")

		// A decision needs a name.
		form := v.get(at).form(at)
		nameless := v.post(at+"/"+award.ID, with(form, "who", "", "action", "accept"))
		if nameless.Status != 400 {
			t.Errorf("a nameless decision is answered by %d", nameless.Status)
		}
		nameless.says("누가 확인하는지 이름을 적어 주세요")

		// Accepted: a record with its source, and the quotation.
		v.follow(v.post(at+"/"+award.ID, with(form, "who", "박바다", "action", "accept")))
		record := one2(t, v.proposals(source), award.ID)
		if record.State != "accepted" || record.By != "박바다" || record.Record == "" {
			t.Fatalf("accepted: %+v", record)
		}
		v.get("/awards/"+record.Record).says("안양시", "전국 도서관 운영평가", "대통령 표창", "문화체육관광부", "2024", award.Quote, "박바다 적음")
		v.get("/governments/kr-gyeonggi-anyang").says("전국 도서관 운영평가")
		v.get("/sources/"+source).says("전국 도서관 운영평가", award.Quote)
		v.get("/awards/" + record.Record + "/history").says("박바다")

		// Rejected: nothing.
		v.follow(v.post(at+"/"+claim.ID, with(form, "who", "박바다", "action", "reject")))
		if got := one2(t, v.proposals(source), claim.ID); got.State != "rejected" || s.counts()[bonbogi.KindClaim] != 0 {
			t.Errorf("rejected: %+v, counts %v", got, s.counts())
		}
		reopened := v.post(at+"/"+claim.ID, with(v.get(at).form(at), "who", "이하늘", "action", "reopen"))
		v.follow(reopened)
		if got := one2(t, v.proposals(source), claim.ID); got.State != "open" {
			t.Errorf("reopened: %+v", got)
		}
		v.follow(v.post(at+"/"+claim.ID, with(form, "who", "박바다", "action", "reject")))

		// Corrected: the record is what the person made of it, and cites the same place.
		correct := v.get(at + "/" + prize.ID)
		correct.says(prize.Quote)
		fixed := correct.form(at + "/" + prize.ID)
		bad := v.post(at+"/"+prize.ID, with(fixed, "action", "save", "who", "박바다", "year", "이천이십사"))
		if bad.Status != 400 {
			t.Errorf("a bad correction is answered by %d", bad.Status)
		}
		bad.says("숫자로 읽을 수 없습니다", prize.Quote)
		if got := bad.form(at + "/" + prize.ID).Get("year"); got != "이천이십사" {
			t.Errorf("the form forgot what was typed: %q", got)
		}
		if got := one2(t, v.proposals(source), prize.ID); got.State != "open" {
			t.Errorf("a bad correction decided: %+v", got)
		}
		v.follow(v.post(at+"/"+prize.ID, with(fixed, "action", "save", "who", "박바다", "why", "주는 곳을 덧붙임", "conferrer", "문체부", "streak", "3")))
		record = one2(t, v.proposals(source), prize.ID)
		v.get("/awards/"+record.Record).says("대한민국 책의 도시 대상", "문화체육관광부", "3년 연속", prize.Quote)
		v.get("/awards/" + record.Record + "/history").says("주는 곳을 덧붙임")

		// What is decided stays decided.
		second := v.post(at+"/"+award.ID, with(form, "who", "이하늘", "action", "reject"))
		if second.Status != 409 {
			t.Errorf("a second, other decision is answered by %d: %s", second.Status, second.text())
		}
		if again := v.post(at+"/"+award.ID, with(form, "who", "이하늘", "action", "accept")); again.Status != 303 {
			t.Errorf("the same decision sent twice is answered by %d: %s", again.Status, again.text())
		}
		if got := s.counts()[bonbogi.KindAward]; got != 2 {
			t.Errorf("%d awards are stored", got)
		}
	})
}

// one2 is the proposal with an ID.
func one2(t *testing.T, all []proposed, id string) proposed {
	t.Helper()
	for _, p := range all {
		if p.ID == id {
			return p
		}
	}
	t.Fatalf("no proposal %s in %+v", id, all)
	return proposed{}
}

func TestReadingTheSameTextAgainProposesNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		first := v.paste(t, release)
		before := v.proposals(first)
		form := with(v.get("/read").form("/read"), "text", release, "who", "박바다", "published", "2024-05-22",
			"publisher", "안양시", "title", "안양시, 도서관 정책으로 대통령 표창")
		again := v.post("/read", form)
		page := v.follow(again)
		page.says("이미 읽은 글입니다")
		if !strings.HasPrefix(again.Header.Get("Location"), "/read/"+first) || s.counts()[bonbogi.KindSource] != 1 {
			t.Errorf("the text became another source: %s, %v", again.Header.Get("Location"), s.counts())
		}
		if got := v.proposals(first); len(got) != len(before) {
			t.Errorf("%d proposals, %d before", len(got), len(before))
		}
		// The same form sent twice is one reading as well.
		fresh := with(v.get("/read").form("/read"), "text", release+"\n안양시는 '제9회 대한민국 환경대상'에서 대상을 받았다.\n", "who", "박바다")
		one, two := v.post("/read", fresh), v.post("/read", fresh)
		if one.Status != 303 || two.Status != 303 || s.counts()[bonbogi.KindSource] != 2 {
			t.Errorf("sent twice: %d, %d, %v", one.Status, two.Status, s.counts())
		}
	})
}

func TestSeveralProposalsAreAcceptedAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		source := v.paste(t, release)
		at := "/read/" + source
		form := v.get(at).form(at)
		ticked := form["accept"]
		if len(ticked) < 2 {
			t.Fatalf("ticked beforehand: %v of %+v", ticked, v.proposals(source))
		}
		// Two people press at the same moment.
		var wg sync.WaitGroup
		for _, who := range []string{"박바다", "이하늘"} {
			wg.Go(func() { s.visitor("ko").post(at, with(form, "who", who)) })
		}
		wg.Wait()
		accepted := 0
		for _, p := range v.proposals(source) {
			if p.State == "accepted" {
				accepted++
			}
		}
		if accepted != len(ticked) {
			t.Errorf("%d accepted of %d ticked", accepted, len(ticked))
		}
		counted := 0
		for kind, n := range s.counts() {
			if kind != bonbogi.KindSource {
				counted += n
			}
		}
		if counted != accepted {
			t.Errorf("%d records of %d accepted proposals: %v", counted, accepted, s.counts())
		}
	})
}

func TestTwoWhoDecideTheSameProposalStoreOneRecord(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		v := s.visitor("ko")
		source := v.paste(t, release)
		p := one(t, v.proposals(source), bonbogi.KindAward, "도서관 운영평가")
		var wg sync.WaitGroup
		for _, who := range []string{"가", "나", "다", "라"} {
			wg.Go(func() {
				a := s.visitor("ko").post("/read/"+source+"/"+p.ID, url.Values{"who": {who}, "action": {"accept"}})
				if a.Status != 303 && a.Status != 409 {
					t.Errorf("%s is answered by %d: %s", who, a.Status, a.text())
				}
			})
		}
		wg.Wait()
		if got := s.counts()[bonbogi.KindAward]; got != 1 {
			t.Errorf("%d awards are stored", got)
		}
	})
}

func TestATextWithoutDateLeavesTheMonthOpen(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	source := v.paste(t, "수원시는 28일 '대한민국 도시대상'에서 국토교통부 장관상을 받았다고 밝혔다.", "published", "", "title", "")
	v.get("/read/" + source).says("발행일을 몰라")
	p := one(t, v.proposals(source), bonbogi.KindAward, "도시대상")
	v.follow(v.post("/read/"+source+"/"+p.ID, url.Values{"who": {"이하늘"}, "action": {"accept"}}))
	accepted := one2(t, v.proposals(source), p.ID)
	var twin struct{ Award bonbogi.Award }
	v.json("/awards/"+accepted.Record+".json", &twin)
	if !twin.Award.Received.IsZero() || twin.Award.Year != 0 {
		t.Errorf("a date was made up: %+v", twin.Award)
	}
}

func TestADayThatAPageStatesAndIsStillToComeIsNotTaken(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	v := s.visitor("ko")
	form := with(v.get("/read").form("/read"), "text", "입력 2031-05-22 10:00\n\n"+release, "who", "이하늘", "published", "")
	v.post("/read", form)
	found, err := s.db.Sources(t.Context(), store.SourceFilter{})
	if err != nil || len(found.Items) != 1 {
		t.Fatalf("%d sources, error %v", len(found.Items), err)
	}
	if day := found.Items[0].Date; !day.IsZero() {
		t.Errorf("the source is of %s", day)
	}
}

func TestThePastedSourceOfAWebPageIsReadAsItsText(t *testing.T) {
	t.Parallel()
	v := openEmpty(t).visitor("ko")
	markup := "<!doctype html><html><head><title>새벽시, 도서관 운영평가 최우수</title></head><body><script>alert(1)</script><p>" +
		strings.ReplaceAll(release, "\n", "</p><p>") + "</p></body></html>"
	source := v.paste(t, markup)
	page := v.get("/read/" + source)
	page.says("도서관 운영평가")
	page.saysNot("alert(1)", "<p>")
	one(t, v.proposals(source), bonbogi.KindAward, "도서관 운영평가")
}

// An adoption of a practice that is not on record brings the practice along; corrected to one that is on
// record, it must not leave the other behind.
func TestAnAdoptionCorrectedToAKnownPracticeBringsNoOther(t *testing.T) {
	t.Parallel()
	s := openBundled(t)
	v := s.visitor("ko")
	source := v.paste(t, "성남시, 안양시 ‘밤길 지킴 서비스’ 도입\n\n성남시는 안양시의 ‘밤길 지킴 서비스’를 지난 3월 도입했다고 밝혔다.", "title", "")
	p := one(t, v.proposals(source), bonbogi.KindAdoption, "밤길 지킴")
	at := "/read/" + source + "/" + p.ID
	before := s.counts()
	v.follow(v.post(at, with(v.get(at).form(at), "action", "save", "who", "박바다", "practice", "practice-anyang-safe-return")))
	after := s.counts()
	if after[bonbogi.KindPractice] != before[bonbogi.KindPractice] || after[bonbogi.KindAdoption] != before[bonbogi.KindAdoption]+1 {
		t.Errorf("before %v, after %v", before, after)
	}
	v.get("/practices/practice-anyang-safe-return").says("성남시")
}

func TestACorrectionAfterTheDecisionIsNotLostInSilence(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	v, other := s.visitor("ko"), s.visitor("ko")
	source := v.paste(t, release)
	p := one(t, v.proposals(source), bonbogi.KindAward, "도서관 운영평가")
	at := "/read/" + source + "/" + p.ID
	form := with(v.get(at).form(at), "action", "save", "who", "박바다", "department", "도서관정책과")
	other.follow(other.post(at, url.Values{"who": {"이하늘"}, "action": {"accept"}}))
	if a := v.post(at, form); a.Status != 409 {
		t.Errorf("status %d", a.Status)
	}
}

func TestACorrectionSentTwiceIsStoredOnce(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	v := s.visitor("ko")
	source := v.paste(t, release)
	p := one(t, v.proposals(source), bonbogi.KindAward, "도서관 운영평가")
	at := "/read/" + source + "/" + p.ID
	form := with(v.get(at).form(at), "action", "save", "who", "박바다")
	for range 2 {
		if a := v.post(at, form); a.Status != 303 {
			t.Errorf("status %d", a.Status)
		}
	}
	if n := s.counts()[bonbogi.KindAward]; n != 1 {
		t.Errorf("%d awards", n)
	}
	v.get("/sources/" + source).says("박바다 적음")
}

func TestTheDayOfPublicationAddedLaterResolvesWhatIsOpen(t *testing.T) {
	t.Parallel()
	s := openEmpty(t)
	v := s.visitor("ko")
	source := v.paste(t, "안양시에 도서관 손님\n\n지난 20일 수원시 공무원 12명이 벤치마킹을 위해 안양시를 방문했다.", "published", "", "title", "", "publisher", "")
	date := func() string {
		var twin struct {
			Proposals []struct{ Fact struct{ Date string } }
		}
		v.json("/read/"+source+".json", &twin)
		if len(twin.Proposals) != 1 {
			t.Fatalf("%+v", twin)
		}
		return twin.Proposals[0].Fact.Date
	}
	if got := date(); got != "" {
		t.Errorf("without a day of publication the visit is of %s", got)
	}
	at := "/sources/" + source + "/edit"
	v.follow(v.post(at, with(v.get(at).form(at), "date", "2024-05-22", "who", "이하늘")))
	if got := date(); got != "2024-05-20" {
		t.Errorf("the visit is of %q", got)
	}
}

func TestTwoWhoCorrectTheSameFactOfTwoTextsAtOnceStoreOneRecord(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		contests := []string{"누리마을대회", "바다마을대회", "구름마을대회", "들녘마을대회", "산골마을대회", "강변마을대회"}
		for i, contest := range contests {
			var group sync.WaitGroup
			for _, publisher := range []string{"안양시", "가람일보"} {
				v := s.visitor("ko")
				source := v.paste(t, fmt.Sprintf("%s 소식 %d\n\n안양시는 ‘%s’에서 대상을 받았다고 밝혔다.", publisher, i, contest), "title", "", "publisher", publisher)
				p := one(t, v.proposals(source), bonbogi.KindAward, contest)
				if err := s.db.Part(t.Context(), store.Change{Who: "시험"}, p.ID); err != nil { // else they are decided as one
					t.Fatal(err)
				}
				at := "/read/" + source + "/" + p.ID
				form := with(v.get(at).form(at), "action", "save", "who", publisher)
				group.Go(func() {
					if a := v.post(at, form); a.Status != 303 && a.Status != 409 {
						t.Errorf("%s is answered by %d: %s", publisher, a.Status, a.text())
					}
				})
			}
			group.Wait()
		}
		if n := s.counts()[bonbogi.KindAward]; n != len(contests) {
			t.Errorf("%d awards, want %d", n, len(contests))
		}
	})
}
