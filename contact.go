package bonbogi

import (
	"net/mail"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Contact is an office that answers questions. People move on, and a record is public: no person is named in it.
type Contact struct {
	Office string `json:"office,omitempty"` // 안양시 청년정책관 청년지원팀
	Phone  string `json:"phone,omitempty"`
	Email  string `json:"email,omitempty"`
	URL    string `json:"url,omitempty"`
}

// IsZero reports whether no contact is given.
func (k Contact) IsZero() bool { return k == Contact{} }

var (
	// phoneNumber has digits, in groups or not, perhaps an extension.
	phoneNumber = regexp.MustCompile(`^[+(]?[0-9][0-9 ()./~,-]{2,40}([^0-9]{1,12}[0-9]{1,6}\)?)?$`)
	// mobilePhone is a number of the Korean mobile networks, with or without the country's.
	mobilePhone = regexp.MustCompile(`^(\+?820?|0)1[016789][0-9]{7,8}$`)
	notDigits   = regexp.MustCompile(`[^0-9+]`)
)

func (c *checks) contact(field string, k Contact) {
	c.length(field+".office", k.Office, 200)
	if namesPerson(k.Office) {
		c.add(field+".office", "contact_person", "%q looks like the name of a person; name the office, as it has to be reached when people have moved on", k.Office)
	}
	if k.Phone != "" && !phoneNumber.MatchString(k.Phone) {
		c.add(field+".phone", "phone", "%q is no telephone number; write it as in 031-8045-2114", k.Phone)
	}
	if mobilePhone.MatchString(notDigits.ReplaceAllString(k.Phone, "")) {
		c.add(field+".phone", "contact_mobile", "%q is a mobile number, which is mostly a person's; give the number of the office", k.Phone)
	}
	if a, err := mail.ParseAddress(k.Email); k.Email != "" && (err != nil || a.Address != k.Email) {
		c.add(field+".email", "email", "%q is no address of electronic mail", k.Email)
	}
	c.length(field+".email", k.Email, 254)
	c.url(field+".url", k.URL)
}

// surnames are the most frequent family names of Korea, those of more than nine in ten people
// (2015 census of Statistics Korea, 성씨·본관).
const surnames = "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진나지엄원천방공현함변염여추"

// officeEndings are the last syllables of what offices are called, and seldom people; placeEndings are those of bodies and
// places as well as of people: 문화원 and 김지원.
const (
	officeEndings = "과팀실계소청처센터반"
	placeEndings  = "국관단원부구도시군읍면별장본점회"
)

// peopleTitles stand behind the name of a person and seldom in the name of an office.
var peopleTitles = regexp.MustCompile(`(^|\s)\p{Hangul}{2,4}\s?(주무관|사무관|서기관|팀장|과장|국장|실장|계장|주임|선생|씨|님)님?(\s|[),./]|$)`)

var englishPerson = regexp.MustCompile(`(?i)(^|\s)(mr|mrs|ms|dr)\.?\s+\p{L}`)

// namesPerson reports whether the name of an office looks as if it were, or ended in, that of a person: a name with a title,
// or three syllables that begin with a family name and do not end like an office. Where they may be a place as well, they are
// taken for a person only behind an office.
func namesPerson(office string) bool {
	if peopleTitles.MatchString(office) || englishPerson.MatchString(office) {
		return true
	}
	words := strings.FieldsFunc(office, func(r rune) bool { return strings.ContainsRune(" \t,()/·:", r) })
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	first, _ := utf8.DecodeRuneInString(last)
	if utf8.RuneCountInString(last) != 3 || !hangul(last) || !strings.ContainsRune(surnames, first) || endsIn(last, officeEndings) {
		return false
	}
	behindOffice := len(words) > 1 && endsIn(words[len(words)-2], officeEndings)
	return behindOffice || !endsIn(last, placeEndings)
}

func endsIn(word, endings string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune(endings, r)
}

// hangul reports whether s is syllables alone.
func hangul(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '가' || r > '힣' })
}
