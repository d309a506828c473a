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

// holders finds the sentences that explain a contest.
func (st *story) holders(ctx context.Context) ([]holder, error) {
	s := st.s
	var out []holder
	err := st.walk(ctx, func(sent sentence) {
		in := sent.of(s)
		if len(out) >= most || !containsAny(in, "주최", "주관", "수여", "시행", "실시", "선정해", "평가해", "평가하", "평가했", "개최", "운영하는", "인증하", "부여", "내놓은", "주는 ", "여는 ", "매기", "매긴", "살펴", "살피", "뽑는", "심사", "진단", "점검", "대상으로 했", "대상으로 한다", "준다", "연다", "뽑는다") {
			return
		}
		p, ok := st.hostIn(sent)
		if !ok {
			return
		}
		out = append(out, holder{sent, p, containsAny(clipped(in, 60), "이번 평가", "이번 공모", "이번 대회", "이번 상", "이번 수상", "이 상", "이 평가", "본 평가", "이번 경진", "이번 심사", "이번 인증", "이번 행사", "올해 평가", "평가는 ", "대회는 ", "공모전은 ", "공모는 ", "이 대회", "이 경진") || hasSuffix(strings.TrimRight(in, ". "), "상이다", "대회다", "평가다", "공모전이다", "결과다")})
	})
	return out, err
}

// hostIn is the body that a sentence says holds something, nearest before the word that says so.
func (st *story) hostIn(sent sentence) (bonbogi.Party, bool) {
	s := st.s
	ws := words(s, sent.span)
	for i := 1; i < len(ws); i++ {
		word := strings.TrimLeft(ws[i].of(s), "‘“(")
		h := hostWord(word)
		if ws[i-1].of(s) == "대상으로" && hasPrefix(word, "했", "한다", "해마다") {
			h = "시행"
		}
		if h == "" && !hasPrefix(word, "선정해", "평가해", "평가했", "평가하", "수여하", "시행하", "실시하", "개최하", "개최했", "수여해", "준다", "연다", "뽑는다", "주는", "매기", "매겼", "살펴", "살피", "살폈", "뽑는", "심사해", "심사하", "심사했", "진단", "점검하", "점검해", "점검했") || h == "추진" || h == "운영" || h == "마련" || h == "진행" || h == "발표" {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-12; k-- {
			end := ws[k].end
			j := lastJosa(s, ws[k])
			switch {
			case k == i-1 && isVenue(ws[k].of(s), word):
				continue
			case isNominative(j) || j == "에서":
				end -= len(j)
			case k == i-1 && (h == "주관" || h == "주최"):
			default:
				continue
			}
			if p, ok := st.bodyEnding(sent.start, end); ok && !p.Same(st.mainParty()) {
				return p, true
			}
		}
	}
	return bonbogi.Party{}, false
}

// explain gives the awards whose sentence does not say who holds the contest the holder that another
// sentence names: one with the contest's name, or one on 이번 평가 where the text knows one contest only.
func (st *story) explain(ctx context.Context, all []found) error {
	st.date(all)
	var hs []holder
	for i := range all {
		f := &all[i]
		if !f.Conferrer.IsZero() || f.kind != bonbogi.KindAward {
			continue
		}
		if hs == nil {
			var err error
			if hs, err = st.holders(ctx); len(hs) == 0 {
				return err
			}
		}
		key := squash(f.Name)
		named := slices.IndexFunc(hs, func(h holder) bool { return len(key) >= 12 && strings.Contains(squash(h.sent.of(st.s)), key) })
		this := slices.IndexFunc(hs, func(h holder) bool { return h.this })
		switch {
		case named >= 0:
			f.Conferrer = hs[named].party
		case this >= 0 && (f.sent.no < 0 || hs[this].sent.no >= f.sent.no) && sameContest(all):
			f.Conferrer = hs[this].party
		}
		if f.Conferrer.Same(f.Recipient) {
			f.Conferrer = bonbogi.Party{}
		}
	}
	return nil
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
