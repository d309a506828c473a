// Package korean has what more than one part of the program knows about Korean words.
package korean

// Particles (조사) show what a noun does in its sentence; the longer ones stand first.
func Particles() []string {
	return []string{
		"에서부터", "으로부터", "에게서", "한테서", "에서는", "에서도", "에게는", "로부터", "으로는", "으로도", "에서의", "으로서", "에서", "에게", "에는", "에도", "으로", "까지", "부터", "마다", "보다", "처럼",
		"과도", "와도", "이나", "이며", "이라", "만의", "과의", "와의", "과는", "와는", "로서", "로는", "로도", "께서", "은", "는", "이", "가", "을", "를", "의", "에", "로", "과", "와", "도", "만", "나",
	}
}
