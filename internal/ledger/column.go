package ledger

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// column is what a column of a ledger holds.
type column string

// The columns that are read.
const (
	colNumber     column = "number"
	colName       column = "name"
	colFor        column = "for"
	colOrganiser  column = "organiser"
	colHost       column = "host"
	colConferrer  column = "conferrer"
	colGrade      column = "grade"
	colDay        column = "received"
	colYear       column = "year"
	colMonth      column = "month"
	colPrize      column = "prize"
	colFee        column = "fee"
	colDepartment column = "department"
	colApplicants column = "applicants"
	colWinners    column = "winners"
	colRound      column = "round"
	colReview     column = "review"
	colNote       column = "note"
)

// titles are the words that stand above the columns of ledgers, without spaces and what is in brackets. The first of
// several columns of a kind is read.
var titles = map[column][]string{
	colNumber:     {"연번", "번호", "순번", "일련번호", "no", "no.", "순", "nr"},
	colName:       {"수상명", "상명칭", "상의명칭", "상이름", "상명", "수상내역", "수상내용", "수상명칭", "시상명", "포상명", "표창명", "대회명", "평가명", "상훈명", "수상실적", "행사명", "award"},
	colFor:        {"수상분야", "수상부문", "분야", "부문", "공적내용", "공적", "공적요지", "수상사업", "수상시책", "사업명", "시책명", "내용"},
	colOrganiser:  {"주관기관", "주관", "주관처", "주관부처", "주최주관", "주최·주관", "주최/주관", "주최및주관", "주관주최", "평가기관", "주관기관명"},
	colHost:       {"주최기관", "주최", "주최처"},
	colConferrer:  {"수여기관", "시상기관", "표창기관", "포상기관", "수여처", "시상처", "수여자", "시상자", "수여권자", "시상권자", "표창권자", "수여기관명", "시상주체"},
	colGrade:      {"훈격", "등급", "시상등급", "수상등급", "수상훈격", "표창훈격", "포상훈격", "상격", "상훈", "순위", "수상결과", "수상구분", "시상내용"},
	colDay:        {"수상일자", "수상일", "시상일", "시상일자", "수여일", "수여일자", "표창일", "표창일자", "포상일", "포상일자", "일자", "날짜", "수상시기", "시상시기", "수상연월", "수상년월", "수상연월일", "수상년월일", "시상연월일", "연월일", "수상날짜"},
	colYear:       {"연도", "년도", "수상연도", "수상년도", "해"},
	colMonth:      {"월", "수상월"},
	colPrize:      {"시상금", "상금", "포상금", "시상금액", "상금액", "상사업비", "시상금및상사업비", "인센티브", "재정인센티브", "부상"},
	colFee:        {"부담금", "참가비", "응모비", "신청비", "심사비", "홍보비", "지출액", "납부액", "낸돈", "소요예산"},
	colDepartment: {"담당부서", "부서", "부서명", "소관부서", "수상부서", "추진부서", "주관부서", "담당과", "실과", "실과명", "실과소", "관련부서", "담당부서명", "소관"},
	colApplicants: {"응모수", "응모기관수", "참가기관수", "평가대상수", "대상기관수", "신청기관수"},
	colWinners:    {"수상수", "수상기관수", "선정기관수"},
	colRound:      {"회차", "회"},
	colReview:     {"사전심의", "사전심의여부", "민간시상사전심의"},
	colNote:       {"비고", "참고", "기타"},
}

var bracketed = regexp.MustCompile(`[(\[（【].*?[)\]）】]`)

// titleOf is what a column holds by the text above it; "" if that is not known.
func titleOf(text string) column {
	s := strings.ToLower(strings.Join(strings.Fields(bracketed.ReplaceAllString(norm.NFKC.String(text), "")), ""))
	s = strings.Trim(s, "*※:")
	for kind, words := range titles {
		if slices.Contains(words, s) {
			return kind
		}
	}
	return ""
}

// header is the row above the awards.
type header struct {
	row     int            // its place among the rows
	at      map[column]int // where each column stands
	unknown []string       // what stands above the columns that are not read
	texts   []string
	above   string  // what stands above it
	unit    float64 // of prize money, in won
	feeUnit float64
	year    int // of all that has none, as the title says
}

// lookedAt is how many rows are looked at for the header.
const lookedAt = 100

// findHeader finds the row that names most columns, the name of the award among them; of rows that follow each other
// and name as many, as where cells are merged, the last.
func findHeader(rows []line) (h header, found bool) {
	h.row = -1
	best := 2 // the name, and something about it
	for i, r := range rows[:min(len(rows), lookedAt)] {
		at := map[column]int{}
		for c, text := range r.cells {
			if kind := titleOf(text); kind != "" {
				if _, twice := at[kind]; twice && kind == colName {
					kind = colFor // 수상명 and 수상내용 stand side by side
				}
				if _, twice := at[kind]; !twice {
					at[kind] = c
				}
			}
		}
		if c, other := at[colFor]; other {
			if _, named := at[colName]; !named {
				at[colName] = c
				delete(at, colFor)
			}
		}
		_, named := at[colName]
		if named && (len(at) > best || len(at) == best && (h.row < 0 || h.row == i-1)) {
			best, h.row, h.at, h.texts = len(at), i, at, r.cells
		}
	}
	if h.row < 0 {
		return h, false
	}
	taken := map[int]bool{}
	for _, c := range h.at {
		taken[c] = true
	}
	for c, text := range h.texts {
		if text = strings.TrimSpace(text); text != "" && !taken[c] && !slices.Contains(h.unknown, text) {
			h.unknown = append(h.unknown, text)
		}
	}
	for _, r := range rows[:h.row] {
		h.above += strings.Join(r.cells, " ") + "\n"
	}
	h.unit, h.feeUnit, h.year = h.unitOf(colPrize, h.above), h.unitOf(colFee, h.above), yearIn(h.above)
	return h, true
}

// unitOf is what amounts of a column are counted in: as its head says, else as a line above the table says (단위: 천원),
// else won.
func (h header) unitOf(kind column, above string) float64 {
	if c, there := h.at[kind]; there {
		if inBrackets := bracketed.FindString(h.texts[c]); unitIn(inBrackets) != 0 {
			return unitIn(inBrackets)
		}
	}
	if _, unit, found := strings.Cut(above, "단위"); found {
		unit, _, _ = strings.Cut(unit, ")")
		if u := unitIn(unit); u != 0 {
			return u
		}
	}
	return 1
}
