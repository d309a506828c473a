package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/bonbogi/bonbogi/internal/web/language"
)

const (
	languageCookie = "language"
	whoCookie      = "who"
	rememberFor    = 365 * 24 * time.Hour
)

// remembered is an answer that also leaves a cookie.
type remembered struct {
	answer
	name, value string
}

func (a remembered) write(c *call, w http.ResponseWriter) error {
	http.SetCookie(w, &http.Cookie{Name: a.name, Value: url.QueryEscape(a.value), Path: "/",
		MaxAge: int(rememberFor / time.Second), HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return a.answer.write(c, w)
}

// who is the name that the person gave with an earlier form. There are no accounts yet.
func (c *call) who() string {
	cookie, err := c.Cookie(whoCookie)
	if err != nil {
		return ""
	}
	name, err := url.QueryUnescape(cookie.Value)
	if err != nil {
		return ""
	}
	return name
}

// leadsAstray are the characters by which an address can look like one of ours and be another's: browsers
// take a backslash for a slash, and pass over tabs and the like.
func leadsAstray(r rune) bool { return r == '\\' || unicode.IsControl(r) }

// chooseLanguage remembers the language and returns to the page.
func (s *Site) chooseLanguage(c *call) (answer, error) {
	tag := language.Choose(c.FormValue("language"), "")
	back := c.FormValue("back")
	if !strings.HasPrefix(back, "/") || strings.HasPrefix(back, "//") || strings.ContainsFunc(back, leadsAstray) {
		back = "/"
	}
	return remembered{redirect(back), languageCookie, tag}, nil
}
