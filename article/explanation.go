package article

import (
	"context"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// holder is a sentence that says who holds a contest: 이번 평가는 환경부가 두 해마다 연다.
type holder struct {
	sent  sentence
	party bonbogi.Party
	this  bool // it speaks of 이번 평가, 이 상
}

// examining are the verbs of who holds a contest, as a sentence that explains it uses them, and settingUp those that say so only of
// a contest that is spoken of.
var (
	examining = []string{"선정해", "선정하", "평가해", "평가했", "평가하", "수여하", "수여해", "시행하", "실시하", "개최하", "개최했", "준다", "연다", "여는", "뽑는", "뽑아", "주는", "매기", "매겼", "매긴", "살펴", "살피", "살폈", "심사해", "심사하", "심사했", "진단", "점검하", "점검해", "점검했", "견줬", "견주", "따졌", "따진", "맡은", "맡았", "골라", "시상한다", "시상했", "시상하", "인증하", "부여하"}
	settingUp = []string{"진행", "추진", "운영", "발표", "마련", "치렀", "치른", "벌였", "벌인", "열었", "실시했", "시행했", "시작했", "만들"}
)

// thisContest are words for a contest that is spoken of.
var thisContest = []string{"이번 평가", "이번 공모", "이번 대회", "이번 상", "이번 수상", "이 상", "이 평가", "본 평가", "이번 경진", "이번 심사", "이번 인증", "이번 행사", "이번 시상", "올해 평가", "평가는 ", "대회는 ", "공모전은 ", "공모는 ", "심사는 ", "시상식은 ", "이 대회", "이 경진"}

// holders finds the sentences that explain a contest.
func (st *story) holders(ctx context.Context) ([]holder, error) {
	var out []holder
	err := st.walk(ctx, func(sent sentence) {
		in := sent.of(st.s)
		this := containsAny(clipped(in, 60), thisContest...) || hasSuffix(strings.TrimRight(in, ". "), "상이다", "대회다", "평가다", "공모전이다", "결과다")
		if len(out) >= most || !containsAny(in, "주최", "주관", "수여", "시행", "실시", "개최", "부여", "내놓은", "대상으로 ") && !containsAny(in, examining...) && !(this && containsAny(in, settingUp...)) {
			return
		}
		if p, ok := st.hostIn(sent, this); ok {
			out = append(out, holder{sent, p, this})
		}
	})
	return out, err
}

// hostIn is the body that a sentence says holds something, nearest before the word that says so; this tells that the sentence is on
// a contest that is spoken of.
func (st *story) hostIn(sent sentence, this bool) (bonbogi.Party, bool) {
	s := st.s
	ws := words(s, sent.span)
	for i := 0; i+1 < len(ws); i++ { // 평가 주관은 환경부다
		if hasPrefix(ws[i].of(s), "주관은", "주최는", "주관기관은", "주최·주관은") {
			last := strings.TrimRight(ws[len(ws)-1].of(s), ". ")
			stem := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(last, "였다"), "다"), "이")
			return st.bodyEnding(ws[i].end, ws[len(ws)-1].start+len(stem))
		}
	}
	for i := 1; i < len(ws); i++ {
		word := strings.TrimLeft(ws[i].of(s), "‘“(")
		h := hostWord(word)
		if ws[i-1].of(s) == "대상으로" && hasPrefix(word, "했", "한다", "해마다") {
			h = "시행"
		}
		general := slices.Contains([]string{"추진", "운영", "마련", "진행", "발표"}, h) || h == "" && hasPrefix(word, settingUp...)
		if general && !this || !general && h == "" && !hasPrefix(word, examining...) {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-12; k-- {
			end := ws[k].end
			j := lastJosa(s, ws[k])
			switch {
			case k == i-1 && isVenue(ws[k].of(s), word):
				continue
			case isNominative(j) || j == "에서" || isTopic(j) && st.isAbove(span{ws[k].start, ws[k].end - len(j)}):
				end -= len(j)
			case k == i-1 && (h == "주관" || h == "주최"):
			default:
				continue
			}
			if p, ok := st.bodyEnding(sent.start, end); ok && !p.Same(st.mainParty()) {
				return p, true
			}
			if w := (span{ws[k].start, ws[k].end}); k == i-1 || hasPrefix(w.of(s), "(사)", "(재)", "㈜", "사단법인", "재단법인") {
				if p, ok := st.namedHost(sent.span, w, h); ok {
					return p, true
				}
			}
		}
	}
	return bonbogi.Party{}, false
}

// isAbove reports whether a government ends there that stands over others: a ministry or a province that is not the main one.
func (st *story) isAbove(sp span) bool {
	m := st.mentionEnding(sp.end)
	return m != nil && m.typ == bonbogi.PartyGovernment && !m.glued && m.only() != nil && m.only() != st.main && (m.central() || m.only().Level == bonbogi.Province)
}

// explain gives the awards whose sentence does not say who holds the contest the holder that another
// sentence names: one with the contest's name, or one on 이번 평가 where the text knows one contest only; else whom the list was won
// from, or the only ministry or province with which the text begins.
func (st *story) explain(ctx context.Context, title *story, all []found) error {
	st.date(all)
	open := func(f found) bool { return f.Conferrer.IsZero() && f.kind == bonbogi.KindAward }
	if !slices.ContainsFunc(all, open) {
		return nil
	}
	hs, err := st.holders(ctx)
	if err != nil {
		return err
	}
	lead := st.leadGiver(title, all)
	told := map[int]bool{} // sentences that name the giver of one of their prizes
	for _, f := range all {
		told[f.sent.no] = told[f.sent.no] || f.kind == bonbogi.KindAward && !open(f) && !f.inherited
	}
	for i := range all {
		f := &all[i]
		if !open(*f) {
			continue
		}
		if f.Conferrer = f.holderAmong(st.s, hs, sameContest(all)); f.Conferrer.IsZero() && f.sent.no >= 0 {
			if before := (span{f.sent.start, max(f.sent.start, f.span.start)}); strings.Contains(before.of(st.s), "로부터 ") {
				f.Conferrer, _ = st.from(before)
			} else if ms := st.mentionsIn(before); len(ms) > 0 && ms[0].start-before.start < 8 && st.isAbove(ms[0].span) && hasSuffix(firstTopic(st.s, span{ms[0].start, before.end}), "에서는", "로는", "에서") {
				f.Conferrer = st.party(&ms[0])
			}
		}
		if f.Conferrer.IsZero() && !told[f.sent.no] && !f.past && !f.Earlier && isGovernment(f.Recipient) && (f.sent.no < 0 || !strings.HasPrefix(f.sent.of(st.s), "한편")) {
			f.Conferrer = lead
		}
		if f.Conferrer.Same(f.Recipient) {
			f.Conferrer = bonbogi.Party{}
		}
	}
	return nil
}

// firstTopic is the first word of a stretch that ends like a topic, within its first three: 한빛도 평가로는.
func firstTopic(s string, sp span) string {
	for i, w := range words(s, sp) {
		if word := w.of(s); i < 3 && hasSuffix(word, "는", "에서") {
			return word
		}
	}
	return ""
}

// holderAmong is the holder of a contest that a sentence names; one on 이번 평가 where the text knows one contest only.
func (f *found) holderAmong(s string, hs []holder, one bool) bonbogi.Party {
	key := squash(f.Name)
	if i := slices.IndexFunc(hs, func(h holder) bool { return len(key) >= 12 && strings.Contains(squash(h.sent.of(s)), key) }); i >= 0 {
		return hs[i].party
	}
	if i := slices.IndexFunc(hs, func(h holder) bool { return h.this }); i >= 0 && one && (f.sent.no < 0 || hs[i].sent.no >= f.sent.no) {
		return hs[i].party
	}
	return bonbogi.Party{}
}

// leadGiver is the only government over the main one that headline and first sentences name, if no award has another giver: of
// what follows it says nothing, because it has said it.
func (st *story) leadGiver(title *story, all []found) bonbogi.Party {
	if st.main == nil {
		return bonbogi.Party{}
	}
	var lead bonbogi.Party
	several := false
	add := func(in *story, sp span) {
		ms := in.mentionsIn(sp)
		for i := range ms {
			m := &ms[i]
			if x := m.only(); x == nil || x == st.main || m.typ != bonbogi.PartyGovernment || m.glued || x.Level == bonbogi.Country || !m.central() && !st.main.above[x.ID] || m.start != m.name.start {
				continue
			}
			if after := strings.TrimPrefix(in.s[m.end:], " "); after != "" && isDigit(after[0]) || hasPrefix(after, "유일", "최초", "처음", "대표", "내 ", "도민", "지역") || strings.HasSuffix(in.s[:m.start], "·") { // 한빛도 1위: where, not from whom
				continue
			}
			p := in.party(m)
			several = several || !lead.IsZero() && !lead.Same(p)
			lead = p
		}
	}
	for _, sent := range title.sentences {
		add(title, sent.span)
	}
	n := 0
	for _, sent := range st.sentences {
		if n++; n > 4 {
			break
		}
		add(st, sent.span)
	}
	if several || slices.ContainsFunc(all, func(f found) bool { return !f.Conferrer.IsZero() && !f.Conferrer.Same(lead) }) {
		return bonbogi.Party{}
	}
	return lead
}

// date gives awards the year with which the contest is named elsewhere in the text, where it has only one.
func (st *story) date(all []found) {
	for i := range all {
		f := &all[i]
		if f.Period != "" || f.timed || f.earlier || f.Earlier || f.past || f.kind != bonbogi.KindAward || runes(f.Name) < 5 {
			continue
		}
		found := ""
		for _, y := range st.dated {
			if alike(y.name, f.Name) < 0.9 {
				continue
			}
			if found != "" && found != y.period {
				found = ""
				break
			}
			found = y.period
		}
		f.Period = found
	}
}

// sameContest reports whether all awards are of one contest.
func sameContest(all []found) bool {
	for _, f := range all {
		if alike(f.Name, all[0].Name) < 0.6 {
			return false
		}
	}
	return true
}
