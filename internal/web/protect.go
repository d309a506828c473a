package web

import (
	"context"
	"crypto/rand"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
)

type formatKey struct{}

// maxForm bounds what a form without a file can send.
const maxForm = 52 << 20

// protect wraps the routes in what holds for every request.
func (s *Site) protect(routes http.Handler) http.Handler {
	foreign := http.NewCrossOriginProtection()
	foreign.SetDenyHandler(s.answer(func(c *call) (answer, error) { return nil, errForeign }))
	return s.recovered(headers(formats(foreign.Handler(s.local(routes)))))
}

// recovered keeps the server alive when an action panics.
func (s *Site) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				s.Log.Error("panic", "path", r.URL.Path, "panic", p, "stack", string(debug.Stack()))
				http.Error(w, "internal error", http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// headers tell the browser to run nothing that is not an asset of ours: nosniff keeps what people sent from passing for
// a script. There is no inline script or style.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Vary", "Accept-Language, Cookie")
		h.Set("Cache-Control", "private, no-cache")
		next.ServeHTTP(w, r)
	})
}

// formats takes the ending .json or .csv, or that of a picture, a feed or a file of a practice, off an address and remembers it.
func formats(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead || strings.HasPrefix(r.URL.Path, "/assets/") {
			next.ServeHTTP(w, r)
			return
		}
		for _, format := range []string{"feed.json", "json", "csv", "xlsx", "svg", "png", "yml", "jsonld", "atom"} {
			if path, ok := strings.CutSuffix(r.URL.Path, "."+format); ok {
				if path == "/index" {
					path = "/"
				}
				r = r.Clone(context.WithValue(r.Context(), formatKey{}, format))
				r.URL.Path, r.URL.RawPath = path, ""
				break
			}
		}
		next.ServeHTTP(w, r)
	})
}

// local lets only the machine itself write, and see what was read and not decided yet, as long as there
// are no accounts. The name in the address must be the machine's own too, or a page elsewhere could point
// its own name here.
func (s *Site) local(next http.Handler) http.Handler {
	refuse := s.answer(func(c *call) (answer, error) { return nil, errNotLocal })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		public := (r.Method == http.MethodGet || r.Method == http.MethodHead) && !under(r.URL.Path, "/read") && !under(r.URL.Path, "/import")
		if !public && !(loopback(r.RemoteAddr) && loopback(r.Host)) {
			refuse.ServeHTTP(w, r)
			return
		}
		limit := int64(maxForm)
		if slices.Contains(takesFiles, r.URL.Path) {
			limit = maxSent
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}

// takesFiles are the pages whose forms have a file.
var takesFiles = []string{"/read", "/import", "/boundaries", "/indicators/import", "/practices/import"}

// under reports whether a path is the one of a page, or of one below it.
func under(path, page string) bool { return path == page || strings.HasPrefix(path, page+"/") }

// loopback reports whether host, with or without a port, is this machine.
func loopback(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && ip.Unmap().IsLoopback()
}

func randomToken() string { return rand.Text() }
