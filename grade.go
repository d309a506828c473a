package bonbogi

import (
	"regexp"
	"strings"
)

// Grade is the rank of an award (훈격): who stands behind it, or its place in a contest. Awards carry the
// grade as written, which may name both, as in 우수(대통령 표창).
type Grade string

// The grades, those of the state first.
const (
	GradePresident     Grade = "president"      // 대통령 표창, 대통령상
	GradePrimeMinister Grade = "prime_minister" // 국무총리 표창
	GradeMinister      Grade = "minister"       // 장관 표창, 처장, 청장
	GradeGovernor      Grade = "governor"       // 도지사, 특별시장, 광역시장
	GradeGrand         Grade = "grand"          // 대상
	GradeFirst         Grade = "first"          // 최우수, 금상, 1위
	GradeExcellent     Grade = "excellent"      // 우수, 은상
	GradeGood          Grade = "good"           // 장려, 동상
	GradeOther         Grade = "other"
	GradeUnknown       Grade = "unknown"
)

// Grades lists them from the highest down.
var Grades = []Grade{GradePresident, GradePrimeMinister, GradeMinister, GradeGovernor, GradeGrand, GradeFirst, GradeExcellent, GradeGood, GradeOther, GradeUnknown}

// gradeWord is a part of a grade as written, and what it amounts to.
type gradeWord struct {
	word  string
	grade Grade
}

// honourWords name who stands behind an award. They are looked for in order: 구청장 is neither a minister (청장)
// nor a governor, and the 부총리 who heads a ministry gives a minister's award.
var honourWords = []gradeWord{
	{"대통령", GradePresident},
	{"국무총리", GradePrimeMinister}, {"부총리", GradeMinister}, {"총리", GradePrimeMinister},
	{"구청장", GradeOther}, {"군수", GradeOther},
	{"장관", GradeMinister}, {"처장", GradeMinister}, {"청장", GradeMinister},
	{"도지사", GradeGovernor}, {"지사", GradeGovernor},
}

// mayor finds a mayor with the name that stands before, and highMayor tells from that name who heads a city of the rank of a
// province. 시장 alone may be of either, and 광주시장 too, for there are two cities of that name. 전통시장 is a market.
var (
	mayor     = regexp.MustCompile(`([가-힣]*)시장`)
	highMayor = regexp.MustCompile(`(특별|광역|특별자치|서울|부산|대구|인천|대전|울산|세종)$`)
	anyMayor  = regexp.MustCompile(`^$|광주$`)
	market    = regexp.MustCompile(`(전통|재래|골목)$`)
)

// honourOfMayor is GradeGovernor for who heads a city of the rank of a province, GradeOther for the mayor of another city, and
// GradeUnknown where it is not said which; named is false where no mayor is named.
func honourOfMayor(written string) (g Grade, named bool) {
	for _, m := range mayor.FindAllStringSubmatch(written, -1) {
		city := m[1]
		_, onlyPlace := firstOf(placeWords, city)
		switch {
		case market.MatchString(city):
			continue
		case highMayor.MatchString(city):
			return GradeGovernor, true
		case onlyPlace, anyMayor.MatchString(city):
			return GradeUnknown, true
		}
		return GradeOther, true
	}
	return GradeUnknown, false
}

// belongsTo names who a committee stands under. A prize of its chair is not theirs: 대통령직속 지방시대위원회 위원장상.
var belongsTo = regexp.MustCompile(`(대통령|국무총리) ?(직속|소속)`)

// placeWords name a place in a contest, in order: 최우수 contains 우수.
var placeWords = []gradeWord{
	{"대상", GradeGrand},
	{"최우수", GradeFirst}, {"금상", GradeFirst}, {"1위", GradeFirst}, {"1등", GradeFirst},
	{"우수", GradeExcellent}, {"은상", GradeExcellent}, {"2위", GradeExcellent},
	{"장려", GradeGood}, {"동상", GradeGood}, {"3위", GradeGood},
}

// ParseGrade tells what a grade as written amounts to: who stands behind it if it says so, else its place.
func ParseGrade(written string) Grade {
	if strings.TrimSpace(written) == "" {
		return GradeUnknown
	}
	if g := HonourOf(written); g != GradeUnknown {
		return g
	}
	if g, ok := firstOf(placeWords, written); ok {
		return g
	}
	return GradeOther
}

func firstOf(words []gradeWord, written string) (Grade, bool) {
	for _, w := range words {
		if strings.Contains(written, w.word) {
			return w.grade, true
		}
	}
	return "", false
}

// HonourOf is who stands behind a grade as written: president to governor, GradeOther for somebody of less
// rank such as the mayor of a city within a province, and GradeUnknown where nobody is named, or a mayor without the city.
func HonourOf(written string) Grade {
	if g, ok := firstOf(honourWords, belongsTo.ReplaceAllString(written, "")); ok {
		return g
	}
	g, _ := honourOfMayor(written)
	return g
}

// PlaceOf is the place in a contest that a grade as written names: grand to good, GradeUnknown where it names
// none, and GradeOther for a commendation (표창), which has no places: the decree on commendations tells what
// honours a merit (포상: 표창) from what honours a result (시상: 상) (정부 표창 규정, article 3).
func PlaceOf(written string) Grade {
	if g, ok := firstOf(placeWords, written); ok {
		return g
	}
	if strings.Contains(written, "표창") {
		return GradeOther
	}
	return GradeUnknown
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
