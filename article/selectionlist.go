package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// mostFunded is how many programmes of one list are proposed.
const mostFunded = 12

// funded are the programmes of a list with their sums: 공모사업으로는 물길 정비사업 180억원, 들길 조성사업(65억 원) 등. It is one of
// programmes won if it calls them 공모사업, and at least two carry a sum.
func (st *story) funded(sent sentence) []found {
	s, in := st.s, sent.of(st.s)
	at := strings.Index(in, "공모사업")
	if at < 0 || containsAny(in, notYet...) || containsAny(in, untrue...) {
		return nil
	}
	from, to := sent.start, sent.start+at
	if hasPrefix(in[at:], "공모사업으로는 ", "공모사업으로 ", "공모사업은 ", "공모사업에는 ") {
		from, to = sent.start+at+len("공모사업"), sent.end
	} else if chosenAt(in) < 0 {
		return nil
	}
	var out []found
	for from < to && len(out) < mostFunded {
		end := to
		if i := strings.Index(s[from:to], ", "); i >= 0 {
			end = from + i
		}
		if sp, ok := st.withSum(span{from, end}); ok {
			f := found{kind: bonbogi.KindSelection, sent: sent, received: true, named: true, span: sp}
			f.Name = sp.of(s)
			if f.Recipient, f.explicit = st.recipient(st.subjects(sent.span, sent.heading()), from); !f.explicit {
				if p := st.spokenOfSoFar(sent); !p.IsZero() {
					f.Recipient, f.explicit = p, true
				}
			}
			if y := year(s[sent.start:sp.start]); y != "" {
				f.Period = y
			}
			out = append(out, f)
		}
		from = end + 1
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// withSum is the name in an item of a list that is followed by a sum of money: 물길 정비사업 180억원, 물길 정비사업(180억 원).
func (st *story) withSum(item span) (span, bool) {
	s := st.s
	sum := -1
	for i := item.start; i < item.end; i++ {
		if isDigit(s[i]) && i > item.start && (s[i-1] == '(' || s[i-1] == ' ') && hasPrefix(strings.TrimLeft(s[i:item.end], "0123456789,."), "억", "만 원", "만원", "백만") {
			sum = i
		}
	}
	if sum < 0 {
		return span{}, false
	}
	name := span{item.start, sum}
	name.end = name.start + len(strings.TrimRight(name.of(s), " ("))
	last := strings.LastIndexByte(name.of(s), ' ') + 1
	name.start = phraseStart(s, name.start, name.start+last)
	name = trim(s, name)
	n := runes(squash(name.of(s)))
	return name, n >= 5 && n <= 45
}

// farBack is how many sentences a government may have been the topic ago.
const farBack = 8

// spokenOfSoFar is the government that a sentence not far before has as its topic.
func (st *story) spokenOfSoFar(sent sentence) bonbogi.Party {
	for i := sent.no - 1; i >= 0 && i < len(st.sentences) && i >= sent.no-farBack; i-- {
		for _, m := range st.mentionsIn(st.sentences[i].span) {
			if m.typ == bonbogi.PartyGovernment && !m.glued && !m.central() && m.only() != nil && (m.josa == "은" || m.josa == "는") {
				return st.party(&m)
			}
		}
	}
	return bonbogi.Party{}
}
