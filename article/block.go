package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// role is what a line is for in a page.
type role int

const (
	roleBody    role = iota
	roleHeading      // headline, subtitle, heading between paragraphs
	roleCaption
	roleClutter // menus, attachments, counters, notices
)

// line is a line of the page and what it is for.
type line struct {
	span
	role role
}

// page is the main article of a page, without menus and without the other articles in its side columns.
type page struct {
	headline  span
	publisher string
	lines     []line // heading, body and caption lines of the main article, in order
}

// Words that show that a line belongs to the page and not to an article.
var (
	clutterWords = []string{
		"바로가기", "더보기", "검색어", "로그인", "회원가입", "댓글", "좋아요", "공유하기", "글자크기", "도구모음", "기사등록", "기사입력",
		"첨부파일", "조회수", "작성자", "추천수", "프린트", "인쇄하기", "이전글", "다음글", "목록", "스크랩", "구독", "새로운글", "기사를 공유", "기자정보",
		"Hit:", ".jpg", ".jpeg", ".png", ".hwp", ".pdf", ".JPG", "@", "http", "상태바", "원문링크", "add remove", "카카오톡", "페이스북 트위터",
	}
	closingWords = []string{"저작권자", "무단전재", "무단 전재", "재배포", "많이 본", "관련기사", "관련 기사", "인기기사", "인기 기사", "최신기사", "최신뉴스", "주요뉴스",
		"오늘의 뉴스", "지역뉴스", "태그 기사", "이 시각", "추천기사", "추천뉴스", "포토갤러리", "포토뉴스", "주메뉴", "기사보내기", "기사제보", "댓글 영역", "독자투고"}
)

// openPage finds the main article.
func openPage(s string) page {
	lines := splitLines(s)
	first := -1
	for i, l := range lines {
		if l.role == roleBody {
			first = i
			break
		}
	}
	if first < 0 { // no sentence at all: keep the lines that say something
		var p page
		for _, l := range lines {
			if l.role != roleClutter {
				p.lines = append(p.lines, l)
			}
		}
		if len(p.lines) > 0 {
			p.headline = p.lines[0].span
		}
		return p
	}
	var p page
	p.lines = append(p.lines, headings(s, lines[:first])...)
	if len(p.lines) > 0 {
		p.headline = p.lines[0].span
	}
	lastBody, seenBody, bodies, signed := 0, false, 0, false
	for i := first; i < len(lines); i++ {
		l := lines[i]
		in := l.of(s)
		who, isByline := byline(in)
		if isByline && (signed || bodies > 2) && startsArticle(in) {
			p.lines = p.lines[:lastBody]
			break
		}
		if isByline && p.publisher == "" {
			p.publisher = who
		}
		if seenBody && l.role != roleBody && containsAny(in, closingWords...) {
			break
		}
		if l.role == roleClutter {
			continue
		}
		if isByline && l.role == roleBody {
			l.start += bylineEnd(in)
		}
		p.lines = append(p.lines, l)
		if l.role == roleBody {
			seenBody, lastBody = true, len(p.lines)
			bodies++
			signed = signed || isByline
		}
	}
	return p
}

// headings are the lines before the first sentence that can be its headline and subtitles: the last
// unbroken run of them, four at most.
func headings(s string, lines []line) []line {
	var out []line
	for i := len(lines) - 1; i >= 0 && len(out) < 4; i-- {
		l := lines[i]
		if l.role == roleCaption {
			continue
		}
		if l.role == roleClutter || runes(l.of(s)) < 8 {
			if len(out) > 0 {
				break
			}
			continue
		}
		out = append([]line{l}, out...)
	}
	return out
}

func splitLines(s string) []line {
	var out []line
	captions := false
	for at := 0; at < len(s); {
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s) - at
		}
		sp := trim(s, span{at, at + end})
		at += end + 1
		if sp.start == sp.end {
			continue
		}
		in := sp.of(s)
		l := line{sp, roleOf(in)}
		if strings.HasPrefix(in, "사진 설명") || strings.HasPrefix(in, "사진설명") {
			captions = true
			l.role = roleCaption
		} else if captions && l.role == roleBody {
			l.role = roleCaption
		}
		out = append(out, l)
	}
	return out
}

// roleOf tells what a line is for from the line alone.
func roleOf(in string) role {
	n := runes(in)
	if !strings.ContainsFunc(in, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
		return roleClutter
	}
	bare := strings.TrimLeft(in, "|▲↑[{( ")
	if hasPrefix(bare, "사진") && n < 200 && bare != in || strings.HasPrefix(in, "|") || strings.HasPrefix(in, "↑") || strings.HasPrefix(in, "(사진") ||
		n < 120 && strings.HasPrefix(in, "▲") && hasSuffix(in, "제공>", "제공]", "제공)", "|") {
		return roleCaption
	}
	sentence := endsSentence(in)
	if n < 90 && (containsAny(in, clutterWords...) || !sentence && strings.Count(in, "|") >= 2) {
		return roleClutter
	}
	if sentence || n >= 80 {
		return roleBody
	}
	if n < 4 {
		return roleClutter
	}
	return roleHeading
}

// endsSentence reports whether a line holds the end of a sentence.
func endsSentence(in string) bool {
	if containsAny(in, "다.", "다 .", "요.", "됨.", "함.", "임.") {
		return true
	}
	return runes(in) >= 40 && hasSuffix(strings.TrimRight(in, " .”’]>)"), "했다", "됐다", "이다", "한다", "된다", "받았다", "밝혔다")
}

// byline finds the publisher in "【누리일보 = 오하늘 기자】", "[가람=누리일보] 오 기자", "(가람) 오 기자 =".
func byline(in string) (publisher string, ok bool) {
	head := in
	if len(head) > 180 {
		head = head[:180]
	}
	at := strings.Index(head, "기자")
	if at < 0 {
		return "", false
	}
	open := strings.IndexAny(head[:at], "【[(")
	if open < 0 || open > 3 {
		return "", strings.Contains(head[at:min(at+20, len(head))], "=") && at < 80
	}
	_, w := utf8.DecodeRuneInString(head[open:])
	inside := head[open+w:]
	if end := strings.IndexAny(inside, "】])/"); end >= 0 {
		first, second, _ := strings.Cut(inside[:end], "=")
		publisher = strings.TrimSpace(first)
		if second = strings.TrimSpace(second); second != "" && !strings.Contains(second, "기자") {
			publisher = second // [가람=누리일보]: the place comes first
		}
	}
	if n := runes(publisher); n < 2 || n > 20 || strings.HasSuffix(publisher, "기자") {
		publisher = ""
	}
	return publisher, true
}

// bylineEnd is the length of the byline before a sentence.
func bylineEnd(in string) int {
	head := clipped(in, 180)
	at := strings.Index(head, "기자")
	if at < 0 || at > 90 {
		return 0
	}
	end := at + len("기자")
	rest := strings.TrimLeft(head[end:], " ")
	for _, mark := range []string{"】", "]", ")", "="} {
		if strings.HasPrefix(rest, mark) {
			return len(head) - len(rest) + len(mark)
		}
	}
	return 0
}

// startsArticle tells a byline that opens an article from a signature at its end.
func startsArticle(in string) bool {
	return hasPrefix(in, "【", "[", "(") && runes(in) > 60
}
