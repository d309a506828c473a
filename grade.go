package bonbogi

import "strings"

// Grade is the rank of an award (훈격): who stands behind it, or its place in a contest. Awards carry the
// grade as written; Grade is what it amounts to.
type Grade string

// The grades, those of the state first.
const (
	GradePresident     Grade = "president"      // 대통령 표창, 대통령상
	GradePrimeMinister Grade = "prime_minister" // 국무총리 표창
	GradeMinister      Grade = "minister"       // 장관 표창, 처장, 청장
	GradeGovernor      Grade = "governor"       // 도지사, 광역시장
	GradeGrand         Grade = "grand"          // 대상
	GradeFirst         Grade = "first"          // 최우수, 금상, 1위
	GradeExcellent     Grade = "excellent"      // 우수, 은상
	GradeGood          Grade = "good"           // 장려, 동상
	GradeOther         Grade = "other"
	GradeUnknown       Grade = "unknown"
)

// Grades lists them from the highest down.
var Grades = []Grade{GradePresident, GradePrimeMinister, GradeMinister, GradeGovernor, GradeGrand, GradeFirst, GradeExcellent, GradeGood, GradeOther, GradeUnknown}

// gradeWords are looked for in order: 최우수 contains 우수, and a 대상 given as 장관상 is the minister's.
var gradeWords = []struct {
	word  string
	grade Grade
}{
	{"대통령", GradePresident},
	{"국무총리", GradePrimeMinister}, {"총리", GradePrimeMinister},
	{"구청장", GradeOther}, {"군수", GradeOther}, // neither a minister (청장) nor a governor
	{"장관", GradeMinister}, {"처장", GradeMinister}, {"청장", GradeMinister},
	{"도지사", GradeGovernor}, {"지사", GradeGovernor}, {"시장", GradeGovernor},
	{"대상", GradeGrand},
	{"최우수", GradeFirst}, {"금상", GradeFirst}, {"1위", GradeFirst}, {"1등", GradeFirst},
	{"우수", GradeExcellent}, {"은상", GradeExcellent}, {"2위", GradeExcellent},
	{"장려", GradeGood}, {"동상", GradeGood}, {"3위", GradeGood},
}

// ParseGrade tells what a grade as written amounts to.
func ParseGrade(written string) Grade {
	if strings.TrimSpace(written) == "" {
		return GradeUnknown
	}
	for _, w := range gradeWords {
		if strings.Contains(written, w.word) {
			return w.grade
		}
	}
	return GradeOther
}

// ConferrerType is what kind of body gives an award; it tells how independent the award is.
type ConferrerType string

// The types of a conferrer.
const (
	ConferrerUnknown    ConferrerType = "unknown"
	ConferrerState      ConferrerType = "state" // president, prime minister, ministry
	ConferrerProvince   ConferrerType = "province"
	ConferrerPublicBody ConferrerType = "public_body"
	ConferrerLearned    ConferrerType = "learned_society"
	ConferrerPress      ConferrerType = "press"
	ConferrerPrivate    ConferrerType = "private"
)

// ConferrerTypes lists them in the order in which a form offers them.
var ConferrerTypes = []ConferrerType{ConferrerUnknown, ConferrerState, ConferrerProvince, ConferrerPublicBody, ConferrerLearned, ConferrerPress, ConferrerPrivate}
