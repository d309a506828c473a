package service

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// longestWait is how long a service may ask us to wait before the next try.
const longestWait = 5 * time.Minute

// wait is a fault that passes, and how long the service says that it takes.
type wait struct {
	error
	least time.Duration
}

func (w wait) Unwrap() error { return w.error }

// statusError is a status other than success.
type statusError struct {
	status int
	error
}

func (s statusError) Unwrap() error { return s.error }

// status makes an error of a status that is none of success.
func (f *fetcher) status(response *http.Response, body io.Reader) error {
	if response.StatusCode == http.StatusOK || response.StatusCode == http.StatusNoContent {
		return nil
	}
	start, err := io.ReadAll(io.LimitReader(body, 4<<10))
	if err != nil {
		start = nil // the status says enough
	}
	said := fmt.Sprintf("%d %s", response.StatusCode, http.StatusText(response.StatusCode))
	if s := excerpt(start); s != "" {
		said += ": " + s
	}
	var refusal error
	switch code := response.StatusCode; {
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		refusal = refuse(bonbogi.Refused, "service_busy", "the service is asked too often or has a rest (%s); try again later", said)
		least := f.retryAfter(response.Header.Get("Retry-After"))
		if least > longestWait {
			refusal = refuse(bonbogi.Refused, "service_busy", "the service wants to be left alone for %v (%s); try again then", least.Round(time.Second), said)
			break
		}
		refusal = passing{wait{refusal, least}}
	case code >= 500 && code != http.StatusNotImplemented, code == http.StatusRequestTimeout:
		refusal = passing{refuse(bonbogi.Refused, "service_unreachable", "the service failed (%s); try again later", said)}
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		refusal = refuse(bonbogi.Refused, "service_key", "the service does not let us in (%s); check the key, and whether it is allowed to use this service", said)
	default:
		refusal = refuse(bonbogi.Refused, "service_said", "the service refused (%s); check --url, --indicator, --government and --period", said)
	}
	return statusError{response.StatusCode, refusal}
}

// retryAfter reads the header of that name: seconds, or a date (RFC 9110, 10.2.3).
func (f *fetcher) retryAfter(header string) time.Duration {
	if seconds, err := strconv.ParseUint(strings.TrimSpace(header), 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(header); err == nil {
		return max(0, at.Sub(f.Now()))
	}
	return 0
}

var tags = regexp.MustCompile(`<[^>]*>`)

// excerpt is the beginning of a reply on one line, for people: of a web page its title, of other markup its texts.
func excerpt(reply []byte) string {
	s := strings.ToValidUTF8(string(reply[:min(len(reply), 4<<10)]), "")
	if title, ok := between(s, "<title>", "</title>"); ok {
		s = title
	} else if isMarkup(s) {
		s = tags.ReplaceAllString(s, " ") // the portal of Korea says in XML why it refuses
	}
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 200 {
		s = string(r[:200]) + "…"
	}
	return s
}

func between(s, from, to string) (string, bool) {
	lower := strings.ToLower(s)
	i := strings.Index(lower, from)
	if i < 0 || len(lower) != len(s) {
		return "", false
	}
	i += len(from)
	n := strings.Index(lower[i:], to)
	if n < 0 {
		return "", false
	}
	return s[i : i+n], true
}

func isMarkup(s string) bool { return strings.HasPrefix(strings.TrimLeft(s, "\ufeff \t\r\n"), "<") }

// isPage reports whether it is a web page, as one that is there while a service rests, and no other markup.
func isPage(s string) bool {
	s = strings.ToLower(strings.TrimLeft(s, "\ufeff \t\r\n"))
	return strings.HasPrefix(s, "<!doctype html") || strings.HasPrefix(s, "<html")
}

// isStatus reports whether a service answered with the status.
func isStatus(err error, status int) bool {
	s, ok := errors.AsType[statusError](err)
	return ok && s.status == status
}
