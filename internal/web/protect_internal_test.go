package web

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAPanicIsLoggedAndAnswered(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	s := &Site{Options: Options{Log: slog.New(slog.NewTextHandler(&log, nil))}}
	h := s.recovered(headers(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("out of cheese") })))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/awards", nil))
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "cheese") {
		t.Errorf("answered by %d %q", w.Code, w.Body)
	}
	if !strings.Contains(log.String(), "out of cheese") || !strings.Contains(log.String(), "path=/awards") || !strings.Contains(log.String(), "protect_internal_test.go") {
		t.Errorf("the log says %q", log.String())
	}
	if w.Header().Get("Content-Security-Policy") == "" {
		t.Error("the answer has no policy")
	}
}

func TestLoopback(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]bool{
		"localhost": true, "localhost:8080": true, "127.0.0.1": true, "127.0.0.1:1": true, "127.9.9.9:80": true, "[::1]:8080": true, "::1": true,
		"[::ffff:127.0.0.1]:80": true,
		"":                      false, ":8080": false, "0.0.0.0:80": false, "10.0.0.1:80": false, "[::]:80": false, "example.org": false, "localhost.": false,
		"localhost.example.org": false, "127.0.0.1.example.org:80": false, "2130706433": false, "0x7f.1": false, "017700000001": false,
		"[fe80::1%lo]:80": false, "LOCALHOST@evil.example": false,
	} {
		if got := loopback(host); got != want {
			t.Errorf("loopback(%q) = %t", host, got)
		}
	}
}
