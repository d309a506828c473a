package article_test

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestReadRefusesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in   article.Input
		rule string
	}{
		"empty":        {article.Input{Text: " \n"}, "empty"},
		"too long":     {article.Input{Text: strings.Repeat("가", article.Limit/3+1)}, "too_long"},
		"binary":       {article.Input{Text: "%PDF-1.7\x00\x01\x02가나다"}, "binary"},
		"not UTF-8":    {article.Input{Text: "\xb0\xa1\xb3\xaa 안양시"}, "not_utf8"},
		"other tongue": {article.Input{Text: "The city won a prize for its parks this year."}, "not_korean"},
		"future date":  {article.Input{Text: "가람시가 상을 받았다.", Published: bonbogi.MustDate("2030-01-01"), Now: bonbogi.MustDate("2026-11-23")}, "future_date"},
		"broken title": {article.Input{Title: "\xff", Text: "가람시가 상을 받았다."}, "not_utf8"},
		"next month":   {article.Input{Text: "가람시다.", Published: bonbogi.MustDate("2026-12"), Now: bonbogi.MustDate("2026-11-23")}, "future_date"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := newReader().Read(t.Context(), tt.in)
			e, ok := errors.AsType[*bonbogi.Error](err)
			if !ok || e.Rule != tt.rule || e.Code != bonbogi.Invalid || e.Field == "" {
				t.Fatalf("got %v, want a refusal by the rule %s", err, tt.rule)
			}
		})
	}
}

func TestReadAcceptsToday(t *testing.T) {
	t.Parallel()
	day := bonbogi.MustDate("2026-11-23")
	for _, d := range []bonbogi.Date{day, bonbogi.MustDate("2026-11"), bonbogi.MustDate("2026"), {}} {
		if _, err := newReader().Read(t.Context(), article.Input{Text: "가람시가 상을 받았다.", Published: d, Now: day}); err != nil {
			t.Errorf("published %s: %v", d, err)
		}
	}
}

func TestReadStopsWhenTheContextEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newReader().Read(ctx, article.Input{Text: "가람시가 평가에서 대상을 받았다."}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// ending is a context that ends when it has been looked at often enough.
type ending struct {
	context.Context
	looks, after int
}

func (c *ending) Err() error {
	if c.looks++; c.looks > c.after {
		return context.Canceled
	}
	return nil
}

func TestALongTextIsLeftSoonAfterTheContextEnds(t *testing.T) {
	t.Parallel()
	const sentences = 1920
	text := strings.Repeat("다솔군 직원들이 벤치마킹하러 가람시를 방문했다. 가람시의 ‘안심 골목등’ 서비스는 도입됐다(도담).\n", sentences/2)
	for name, in := range map[string]article.Input{
		"text":  {Text: text},
		"title": {Title: text, Text: "가람시를 찾아 벤치마킹했다."},
	} {
		r := newReader()
		whole := &ending{t.Context(), 0, 1 << 30}
		if _, err := r.Read(whole, in); err != nil {
			t.Fatal(err)
		}
		if least := 5 * sentences / 64; whole.looks < least {
			t.Errorf("%s: the context was looked at %d times, want %d: every 64 sentences for names and for each kind of fact", name, whole.looks, least)
		}
		for after := 0; after < whole.looks; after += 29 {
			ctx := &ending{t.Context(), 0, after}
			if _, err := r.Read(ctx, in); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: after %d looks: %v", name, after, err)
			}
			if ctx.looks > after+2 { // one to stop, one for the error
				t.Errorf("%s: looked %d times more after the end", name, ctx.looks-after)
			}
		}
	}
}

func TestReadIsTheSameForManyAtOnce(t *testing.T) {
	t.Parallel()
	r := newReader()
	in := article.Input{Text: "가람시는 ‘2024년 물길 평가’에서 우수기관으로 뽑혔다. 다솔군 직원들이 벤치마킹하러 가람시를 방문했다.", Published: bonbogi.MustDate("2024-05-05")}
	want, err := r.Read(t.Context(), in)
	if err != nil || len(want.Facts) < 2 {
		t.Fatalf("%d facts, %v", len(want.Facts), err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got, err := r.Read(t.Context(), in); err != nil || !cmp.Equal(want, got) {
					t.Errorf("differs: %v", err)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestAmbiguousNamesStayWithoutID(t *testing.T) {
	t.Parallel()
	award := func(text string) *article.Award {
		got, err := newReader().Read(t.Context(), article.Input{Text: text})
		if err != nil || len(got.Facts) == 0 || got.Facts[0].Award == nil {
			t.Fatalf("%s: %+v, %v", text, got, err)
		}
		return got.Facts[0].Award
	}
	if a := award("솔빛도 노을군이 ‘푸른마을 공모전’에서 대상을 수상했다."); a.Recipient.Government != "solbit-noeul" {
		t.Errorf("with its province: %+v", a.Recipient)
	}
	if a := award("노을군이 ‘푸른마을 공모전’에서 대상을 수상했다."); a.Recipient.Government != "" || a.Recipient.Name != "노을군" {
		t.Errorf("alone: %+v", a.Recipient)
	}
}

func TestAPracticeBelongsToTheOneFromWhomItWasTaken(t *testing.T) {
	t.Parallel()
	got, err := newReader().Read(t.Context(), article.Input{
		Title: "가람시, 새별시 ‘밤길 지킴 서비스’ 도입",
		Text:  "가람시는 새별시의 ‘밤길 지킴 서비스’를 지난 3월 도입했다고 밝혔다.", Published: bonbogi.MustDate("2024-05-22"),
	})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range got.Facts {
		switch {
		case f.Practice != nil && f.Practice.Owner.Name != "새별시":
			t.Errorf("it is said to be of %s", f.Practice.Owner.Name)
		case f.Adoption != nil && f.Adoption.Adopter.Name == "가람시" && f.Adoption.Origin.Name == "새별시":
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d adoptions: %+v", n, got.Facts)
	}
}

func TestAVisitIsToldByWhatWasLearned(t *testing.T) {
	t.Parallel()
	for sentence, want := range map[string]string{
		"지난 20일에는 새별시 공무원 12명이 가람시청 도서관과를 방문해 운영 사례를 배웠다.": "새별시 2024-05-20",
		"새별시의회 의원들이 가람시를 찾아 도서관 운영 현황을 둘러봤다.":              "새별시의회 ",
		"새별시 공무원들이 가람시를 방문해 특산물을 팔았다.":                     "",
	} {
		got, err := newReader().Read(t.Context(), article.Input{
			Title: "가람시, 도서관 정책 눈길", Text: "가람시는 도서관을 운영한다.\n\n" + sentence, Published: bonbogi.MustDate("2024-05-22"),
		})
		if err != nil {
			t.Fatal(err)
		}
		found := ""
		for _, f := range got.Facts {
			if f.Visit != nil && f.Visit.Host.Name == "가람시" {
				found += f.Visit.Guest.Name + " " + f.Visit.Date.String()
			}
		}
		if found != want {
			t.Errorf("%s: %q, want %q", sentence, found, want)
		}
	}
}

func TestTheOwnProvinceIsNoPartOfAContest(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시가 하천 가꾸기 한빛도 우수기관에 이름을 올렸다.":       "하천 가꾸기",
		"가람시가 하천 가꾸기 한빛 우수기관에 이름을 올렸다.":        "하천 가꾸기",
		"가람시가 하천 가꾸기 솔빛도 우수기관에 이름을 올렸다.":       "하천 가꾸기 솔빛도",
		"가람시가 ‘하천 가꾸기 시범사업’에 한빛도 최종 선정됐다.":     "하천 가꾸기 시범사업",
		"가람시는 어린이 물길 지도 시범사업에 한빛 최초로 최종 선정됐다.": "어린이 물길 지도 시범사업",
	} {
		got, err := newReader().Read(t.Context(), article.Input{Text: text})
		if err != nil || len(got.Facts) != 1 || got.Facts[0].Award == nil || got.Facts[0].Award.Name != want {
			t.Errorf("%s: %+v, %v", text, got.Facts, err)
		}
	}
}

func TestFactsSurviveJSON(t *testing.T) {
	t.Parallel()
	party := rapid.Custom(func(t *rapid.T) bonbogi.Party {
		return bonbogi.Party{Government: rapid.SampledFrom([]string{"", "garam"}).Draw(t, "id"), Name: rapid.SampledFrom([]string{"", "가람시", "‘따옴표’"}).Draw(t, "name"), Type: rapid.SampledFrom(bonbogi.PartyTypes).Draw(t, "type")}
	})
	day := rapid.SampledFrom([]bonbogi.Date{{}, {Year: 2021}, {Year: 2021, Month: 2}, {Year: 2021, Month: 2, Day: 28}})
	word := rapid.SampledFrom([]string{"", "대상", "줄\n바꿈", "2021"})
	rapid.Check(t, func(t *rapid.T) {
		f := article.Fact{Quote: word.Draw(t, "quote"), Start: rapid.IntRange(0, 99).Draw(t, "start"), End: rapid.IntRange(0, 99).Draw(t, "end"), In: article.InText, Confidence: 0.5}
		switch f.Kind = rapid.SampledFrom([]bonbogi.Kind{bonbogi.KindAward, bonbogi.KindSelection, bonbogi.KindVisit, bonbogi.KindAdoption, bonbogi.KindPractice, bonbogi.KindClaim}).Draw(t, "kind"); f.Kind {
		case bonbogi.KindAward, bonbogi.KindSelection:
			f.Award = &article.Award{Recipient: party.Draw(t, "recipient"), Name: "상", Grade: word.Draw(t, "grade"), Conferrer: party.Draw(t, "conferrer"), Period: word.Draw(t, "period"), Streak: rapid.IntRange(0, 9).Draw(t, "streak"), For: word.Draw(t, "for"), GivenByGovernment: rapid.Bool().Draw(t, "given"), Earlier: rapid.Bool().Draw(t, "earlier")}
		case bonbogi.KindVisit:
			f.Visit = &article.Visit{Guest: party.Draw(t, "guest"), Host: party.Draw(t, "host"), HostDepartment: word.Draw(t, "department"), Date: day.Draw(t, "date"), Purpose: word.Draw(t, "purpose"), Status: rapid.SampledFrom(bonbogi.VisitStatuses).Draw(t, "status")}
		case bonbogi.KindAdoption:
			a := &article.Adoption{Practice: "사업", Origin: party.Draw(t, "origin"), Adopter: party.Draw(t, "adopter"), AsWritten: word.Draw(t, "written"), Form: rapid.SampledFrom(bonbogi.AdoptionForms).Draw(t, "form"), Date: day.Draw(t, "date")}
			a.Adopter.Count = int64(rapid.IntRange(0, 20).Draw(t, "count"))
			f.Adoption = a
		case bonbogi.KindPractice:
			f.Practice = &article.Practice{Owner: party.Draw(t, "owner"), Name: "사업", AsWritten: word.Draw(t, "written")}
		case bonbogi.KindClaim:
			f.Claim = &article.Claim{Subject: party.Draw(t, "subject"), Type: rapid.SampledFrom(bonbogi.ClaimTypes).Draw(t, "type"), Value: 16, Period: word.Draw(t, "period"), AsOf: word.Draw(t, "as of")}
		}
		b, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		var got article.Fact
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(f, got); d != "" {
			t.Fatalf("(-want +got):\n%s", d)
		}
	})
}

func TestConfidenceHasTwoDecimals(t *testing.T) {
	t.Parallel()
	got, err := newReader().Read(t.Context(), article.Input{
		Title: "가람시 배우러 오는 발길", Text: "가람시에 손님이 많다. 다솔군 공무원들이 가람시를 찾았다. 다솔군 직원들이 벤치마킹하러 가람시를 찾는 발길이 이어지고 있다.",
	})
	if err != nil || len(got.Facts) == 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, f := range got.Facts {
		b, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(`"confidence":0\.\d\d?,`).Match(b) {
			t.Errorf("%s", b)
		}
	}
}

func TestBrokenFactsAreErrors(t *testing.T) {
	t.Parallel()
	for _, in := range []string{`{}`, `{"kind":"person"}`, `{"kind":"visit","date":"yesterday"}`, `[]`} {
		if err := new(article.Fact).UnmarshalJSON([]byte(in)); err == nil {
			t.Errorf("%s was taken", in)
		}
	}
	if _, err := json.Marshal(article.Fact{Kind: bonbogi.KindVisit}); err == nil {
		t.Error("a visit without content was written")
	}
}

// FuzzRead looks for texts that bring the reader down, or for facts that do not stand where they say.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"가람시가 ‘2024년 물길 평가’에서 우수기관으로 꼽혀 장관 표창을 받았다.",
		"3일 다솔군 직원들이 견학차 가람시 교통과에 들렀다.",
		"가람시, ’제12회 마을상‘ 2연패\n【누리 = 기자】 대상을 대상으로 대상(최우수).",
		"‘안심 골목등’ 서비스가 새별시, 온새미시 등 전국 14개 지자체로 확산됐다.",
		"가람시가 물길 가꾸기 사업에 최종 선정", "가람시는 물길 1호 시범지구 선정, 새별시는 공모사업에 뽑혔다.",
		"(가람시(시장 도담)는 '", "가람시의회‘", "1~2일 ▲(", "베트남 하노이시와 후에시, ", "한빛도 가람시\u200b의회 등이 \"",
		"광역에서는 한빛도가 처음이고, 기초에서는 한빛도 가람시가 비슷한 것을 하고 있다(새별시 물길면 모임, ", "[사진=다솔군 제공]. 가람시를 찾은 .",
	} {
		f.Add(s, s, 2024)
	}
	r := newReader()
	f.Fuzz(func(t *testing.T, title, text string, year int) {
		in := article.Input{Title: title, Text: text}
		if year > 1900 && year < 2200 {
			in.Published = bonbogi.Date{Year: year, Month: 6, Day: 15}
		}
		got, err := r.Read(t.Context(), in)
		if err != nil {
			if bonbogi.CodeOf(err) != bonbogi.Invalid {
				t.Fatalf("no refusal: %v", err)
			}
			return
		}
		for _, fact := range got.Facts {
			from := text
			if fact.In == article.InTitle {
				from = title
			}
			if fact.Start < 0 || fact.End > len(from) || fact.Start >= fact.End || from[fact.Start:fact.End] != fact.Quote {
				t.Fatalf("quote %q is not at %d to %d of the %s", fact.Quote, fact.Start, fact.End, fact.In)
			}
			if !utf8.ValidString(fact.Quote) {
				t.Fatalf("quote %q cuts a letter", fact.Quote)
			}
			if fact.Confidence <= 0 || fact.Confidence > 1 {
				t.Fatalf("confidence %v", fact.Confidence)
			}
			if _, err := json.Marshal(fact); err != nil {
				t.Fatal(err)
			}
		}
	})
}
