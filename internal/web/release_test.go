package web_test

import (
	"net/url"
	"path"
	"strings"
	"testing"
)

// release is a press release as a city writes them: an award, a claim in sum, a visit, a practice.
const release = `안양시, 도서관 정책으로 대통령 표창

안양시는 2024년 5월 14일 문화체육관광부가 주관한 '2024년 전국 도서관 운영평가'에서 대통령 표창을 받았다고 밝혔다.

이어 '대한민국 책의 도시 대상'에서 최우수상을 수상했다.

안양시는 올해 들어 모두 7차례 기관표창을 받았다.

지난 20일에는 수원시 공무원 12명이 안양시청 도서관정책과를 방문해 '야간 무인도서관' 운영 사례를 배웠다.
`

// paste has a text read and returns the ID of its source.
func (v *visitor) paste(t testing.TB, text string, pairs ...string) (source string) {
	t.Helper()
	form := with(v.get("/read").form("/read"), append([]string{"text", text, "who", "이하늘", "published", "2024-05-22",
		"publisher", "안양시", "title", "안양시, 도서관 정책으로 대통령 표창"}, pairs...)...)
	a := v.post("/read", form)
	to, err := url.Parse(a.Header.Get("Location"))
	if err != nil || a.Status != 303 || !strings.HasPrefix(to.Path, "/read/") {
		t.Fatalf("the text was not read: status %d\n%s", a.Status, a.text())
	}
	return path.Base(to.Path)
}
