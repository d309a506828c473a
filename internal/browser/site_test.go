package browser_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/bundled"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/web"
)

// site is the program's pages on a port of this machine.
type site struct {
	address string
	db      *store.DB
}

// serve serves the pages of a new database with these records.
func serve(t *testing.T, demo bool, records ...bonbogi.Record) *site {
	t.Helper()
	var seconds atomic.Int64
	start := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	now := func() time.Time { return start.Add(time.Duration(seconds.Add(1)) * time.Second) }
	db, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "bonbogi.db"), store.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if len(records) > 0 {
		if err := db.Save(context.Background(), store.Change{Who: "bonbogi", Why: "to begin with"}, records...); err != nil {
			t.Fatal(err)
		}
	}
	log := slog.New(slog.NewTextHandler(testLog{t}, &slog.HandlerOptions{Level: slog.LevelWarn}))
	handler, err := web.New(web.Options{Store: db, Log: log, Now: now, Demo: demo, Version: "v0.1.0"})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return &site{server.URL, db}
}

// testLog fails the test when the program logs trouble.
type testLog struct{ t *testing.T }

func (l testLog) Write(line []byte) (int, error) {
	l.t.Errorf("the program logs: %s", line)
	return len(line), nil
}

// records are the bundled ones.
func records(t *testing.T) []bonbogi.Record {
	t.Helper()
	all, err := bundled.Records()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// release is a press release as a city writes them.
const release = `안양시, 도서관 정책으로 대통령 표창

【새봄일보 = 이하늘 기자】 안양시는 2024년 5월 14일 문화체육관광부가 주관한 '2024년 전국 도서관 운영평가'에서 대통령 표창을 받았다고 밝혔다.

이어 '대한민국 책의 도시 대상'에서 최우수상을 수상했다.

안양시는 올해 들어 모두 7차례 기관표창을 받았다.

지난 20일에는 수원시 공무원 12명이 안양시청 도서관정책과를 방문해 '야간 무인도서관' 운영 사례를 배웠다.
`
