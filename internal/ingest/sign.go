package ingest

import (
	"maps"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Sign is what a cell means that holds no number.
type Sign struct {
	Status bonbogi.Status // why there is no value; NoObservation: nothing is said
	Zero   bool           // the sign stands for the number zero
}

// The meanings of a sign in a mapping, besides the statuses without a value.
const (
	signZero    = "zero"
	signNothing = "nothing"
)

// signs are what offices write where there is no number, if the mapping does not say otherwise: those of Korean
// statistics (통계부호), of spreadsheets and programs, and the shorthands of the United Kingdom's statistical service.
var signs = signTable(map[bonbogi.Status]string{
	bonbogi.Missing:       "- – — ― ‐ . .. ... … ‥ : na n/a #n/a nan null none missing 미상 결측 결측치 미집계 미공표 미제출 자료없음 [x] [u] [w]",
	bonbogi.NotApplicable: "해당없음 해당사항없음 not_applicable n.a. [z]",
	bonbogi.Suppressed:    "x 비공개 비밀 suppressed [c]",
})

// flags are what offices write beside a number, if the mapping does not say otherwise: those of Korean
// statistics, of SDMX (CL_OBS_STATUS), of Eurostat, and the shorthands of the United Kingdom's statistical service.
var flags = flagTable(map[bonbogi.Status]string{
	bonbogi.Normal:         "normal a r 확정 확정치 수정 정정 revised [r]",
	bonbogi.Provisional:    "provisional p 잠정 잠정치 [p]",
	bonbogi.Estimated:      "estimated e s i 추정 추정치 [e]",
	bonbogi.Forecast:       "forecast f 전망 예측 [f]",
	bonbogi.Break:          "break b 단절 [b]",
	bonbogi.LowReliability: "low_reliability u [u]",
	bonbogi.Missing:        "missing m l o x [x]",
	bonbogi.NotApplicable:  "not_applicable z [z]",
	bonbogi.Suppressed:     "suppressed c q [c]",
})

func signTable(words map[bonbogi.Status]string) map[string]Sign {
	out := map[string]Sign{}
	for status, list := range words {
		for _, w := range strings.Fields(list) {
			out[w] = Sign{Status: status}
		}
	}
	return out
}

func flagTable(words map[bonbogi.Status]string) map[string]bonbogi.Status {
	out := map[string]bonbogi.Status{}
	for status, list := range words {
		for _, w := range strings.Fields(list) {
			out[w] = status
		}
	}
	return out
}

// fold is the text by which a sign or a flag is found: without spaces, brackets around it and letter case.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(s), ""))
}

// foldFlag also leaves out the brackets that stand around a flag: (p), p).
func foldFlag(s string) string { return strings.Trim(fold(s), "()") }

// markedSign is the flag behind the colon that Eurostat writes in place of a number: ": c".
func markedSign(folded string) (flag string) {
	if rest, found := strings.CutPrefix(folded, ":"); found && hasFlag(flags, rest) {
		return rest
	}
	return ""
}

// signsOf are the usual signs with those of a mapping before them.
func signsOf(own map[string]Sign) map[string]Sign {
	all := maps.Clone(signs)
	for text, s := range own {
		all[fold(text)] = s
	}
	return all
}

// flagsOf are the usual flags with those of a mapping before them.
func flagsOf(own map[string]bonbogi.Status) map[string]bonbogi.Status {
	all := maps.Clone(flags)
	for text, s := range own {
		all[foldFlag(text)] = s
	}
	return all
}
