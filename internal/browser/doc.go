// Package browser walks the pages in a real browser, as a person would: with a mouse and with the keyboard
// alone, on a desk and on a telephone, in both languages, by day and by night, with scripts and without. It
// has tests only. They run where BONBOGI_TEST_BROWSER holds the path of a Chromium, as in `make test`:
//
//	BONBOGI_TEST_AXE          axe-core (axe.min.js), which looks for barriers; without it that is left out
//	BONBOGI_TEST_SCREENSHOTS  the folder for the pictures of every page; else build/screenshots
//
// The pictures in the README are made by `go test ./internal/browser -run Pictures -update-pictures`.
package browser
