package language

import "testing"

func TestAParticleFitsTheWordBeforeIt(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ word, written, want string }{
		{"춘천시", "은(는)", "는"}, {"강남구청", "은(는)", "은"}, {"원주시", "이(가)", "가"}, {"고령화율", "이(가)", "이"}, {"인구", "을(를)", "를"},
		{"재정자립도(본청)", "이(가)", "이"}, {"서울", "(으)로", "로"}, {"부산", "(으)로", "으로"}, {"제주", "(으)로", "로"}, {"2023", "이(가)", "이"},
		{"10", "은(는)", "은"}, {"3.2 %", "은(는)", "는"}, {"GRDP", "은(는)", "는"}, {"URL", "(으)로", "로"}, {"안양시", "(이)", ""}, {"양평군", "(이)", "이"},
		{"평창군", "과(와)", "과"}, {"", "은(는)", "은(는)"}, {"…", "이(가)", "이(가)"},
	} {
		if got := particle(test.word, test.written); got != test.want {
			t.Errorf("behind %q %s is %q, want %q", test.word, test.written, got, test.want)
		}
	}
}

func TestTextTakesTheParticleThatFits(t *testing.T) {
	t.Parallel()
	w := &Words{Tag: "ko", texts: map[string]string{"near": "{a}은(는) {b}과(와) 닮았고 {a}이(가) 더 큽니다."}}
	if got, want := w.Text("near", "a", "춘천시", "b", "평창군"), "춘천시는 평창군과 닮았고 춘천시가 더 큽니다."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := w.Text("near", "a", "은(는)", "b", "{a}"), "은(는)은 {a}와 닮았고 은(는)이 더 큽니다."; got != want {
		t.Errorf("what was filled in is left as it is: %q, want %q", got, want)
	}
}
