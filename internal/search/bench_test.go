package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// size is how many documents the library of the benchmarks has: BONBOGI_BENCH, or 20,000. BONBOGI_BENCH_DIR keeps the index
// from one run to the next.
func size(b *testing.B) int {
	if s := os.Getenv("BONBOGI_BENCH"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		return n
	}
	return 20_000
}

// fed is an index of the library.
func fed(b *testing.B, l *library) *Index {
	dir := os.Getenv("BONBOGI_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	n := size(b)
	began := time.Now()
	ix := open(b, dir)
	if ix.Len() == n {
		b.Logf("opened %d documents in %v", n, time.Since(began))
		return ix
	}
	feed(b, ix, l, n)
	return ix
}

// feed puts n documents and waits until nothing is merged any more.
func feed(b *testing.B, ix *Index, l *library, n int) {
	ctx := b.Context()
	docs := make(chan []Document, 4)
	go func() {
		defer close(docs)
		for i := 0; i < n; i += 500 {
			var some []Document
			for j := i; j < min(i+500, n); j++ {
				some = append(some, l.document(j))
			}
			docs <- some
		}
	}()
	var put time.Duration
	i := 0
	for some := range docs {
		began := time.Now()
		if err := ix.Put(ctx, some...); err != nil {
			b.Fatal(err)
		}
		if i += len(some); i%50_000 == 0 || i == n {
			if err := ix.Commit(ctx, strconv.Itoa(i)); err != nil {
				b.Fatal(err)
			}
		}
		put += time.Since(began)
	}
	began := time.Now()
	ix.merging.Wait()
	put += time.Since(began)
	b.ReportMetric(float64(n)/put.Seconds(), "docs/s")
}

// memory is the most memory that the process had, and has, in MB, files that are mapped included.
func resident(b *testing.B) (most, now float64) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, 0
	}
	read := func(name string) float64 {
		m := regexp.MustCompile(name + `:\s+(\d+) kB`).FindSubmatch(status)
		if m == nil {
			return 0
		}
		n, _ := strconv.ParseFloat(string(m[1]), 64)
		return n / 1024
	}
	return read("VmHWM"), read("VmRSS")
}

func bytesIn(dir string) (n int64) {
	filepath.Walk(dir, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			n += info.Size()
		}
		return nil
	})
	return n
}

// BenchmarkIndexing puts the library into an empty index, until the last segment is merged.
func BenchmarkIndexing(b *testing.B) {
	l := pressReleases(b)
	for range b.N {
		dir := b.TempDir()
		ix := open(b, dir)
		feed(b, ix, l, size(b))
		b.ReportMetric(float64(bytesIn(dir))/float64(size(b)), "bytes/doc")
		b.ReportMetric(float64(len(ix.now.Load().parts)), "segments")
		ix.Close()
	}
	most, _ := resident(b)
	b.ReportMetric(most, "MB-most")
}

// questions are queries of each sort that people ask.
func (l *library) questions(n int) map[string][]Query {
	r := rand.New(rand.NewPCG(1, 2))
	all := map[string][]Query{}
	add := func(sort string, q Query) { all[sort] = append(all[sort], q) }
	plainWord := func() string {
		for {
			w := strings.Trim(l.words[r.IntN(len(l.words))], ".,'\"“”‘’()·")
			if len := runeCount(w); len >= 2 && len <= 6 {
				return w
			}
		}
	}
	for range 100 {
		d := l.document(r.IntN(n))
		add("title", Query{Text: d.Title})
		var words []string
		for range 2 + r.IntN(3) {
			words = append(words, plainWord())
		}
		add("words", Query{Text: strings.Join(words, " ")})
		f := strings.Fields(d.Body)
		at := r.IntN(len(f) - 3)
		phrase := strings.ReplaceAll(strings.Join(f[at:at+2+r.IntN(2)], " "), `"`, "")
		add("phrase", Query{Text: `"` + phrase + `"`})
		w := []rune(plainWord())
		if i := r.IntN(len(w)); isHangul(w[i]) {
			w[i] = hangulFirst + (w[i]-hangulFirst+28)%hangulCount
		}
		add("typo", Query{Text: string(w) + " " + plainWord()})
		var c []rune
		for _, s := range name(r) {
			c = append(c, initial(s))
		}
		add("initials", Query{Text: string(c)})
		add("filter", Query{Text: plainWord() + " " + plainWord(), Kinds: []string{"practice"}, Governments: d.Governments})
		add("rare filter", Query{Text: plainWord(), Governments: []string{"kr-200"}, YearFrom: d.Year, YearTo: d.Year + 1})
		add("without", Query{Text: plainWord() + " -" + plainWord()})
	}
	for _, w := range []string{"지역", "사업", "지원", "주민", "행사", "운영", "추진", "시민", "문화", "안전", "군수", "참여", "관광", "2025", "복지", "함께", "지역 주민", "사업 추진", "문화 관광"} {
		add("frequent", Query{Text: w})
		add("frequent filter", Query{Text: w, Kinds: []string{"practice"}, YearFrom: 2020})
	}
	return all
}

// BenchmarkSearch asks questions of each sort, and reports the median and the 99th percentile of all.
func BenchmarkSearch(b *testing.B) {
	l := pressReleases(b)
	ix := fed(b, l)
	all := l.questions(size(b))
	runtime.LockOSThread() // for cpuTime
	defer runtime.UnlockOSThread()
	var every, everyCPU []time.Duration
	var report strings.Builder
	for _, sort := range slices.Sorted(func(yield func(string) bool) {
		for s := range all {
			if !yield(s) {
				return
			}
		}
	}) {
		var took, cpu []time.Duration
		found, total := 0, 0
		worst := ""
		for range 2 {
			for _, q := range all[sort] {
				began, ran := time.Now(), cpuTime()
				r, err := ix.Search(context.Background(), q)
				d := time.Since(began)
				if err != nil {
					b.Fatal(q, err)
				}
				if len(took) == 0 || d > slices.Max(took) {
					worst = q.Text
				}
				took = append(took, d)
				cpu = append(cpu, cpuTime()-ran)
				found += min(len(r.Hits), 1)
				total += r.Total
			}
		}
		every, everyCPU = append(every, took...), append(everyCPU, cpu...)
		slices.Sort(took)
		slices.Sort(cpu)
		fmt.Fprintf(&report, "%-16s median %6.2f ms, 99th %7.2f ms (of the processor %6.2f, %7.2f), found %3d of %3d, %d documents each; slowest: %s\n", sort, ms(took[len(took)/2]), ms(took[len(took)*99/100]), ms(cpu[len(cpu)/2]), ms(cpu[len(cpu)*99/100]), found, len(took), total/len(took), worst)
	}
	slices.Sort(every)
	slices.Sort(everyCPU)
	b.Log("\n" + report.String())
	runtime.GC()
	most, now := resident(b)
	b.ReportMetric(ms(every[len(every)/2]), "ms-median")
	b.ReportMetric(ms(every[len(every)*99/100]), "ms-99th")
	b.ReportMetric(ms(everyCPU[len(everyCPU)/2]), "cpu-ms-median")
	b.ReportMetric(ms(everyCPU[len(everyCPU)*99/100]), "cpu-ms-99th")
	b.ReportMetric(most, "MB-most")
	b.ReportMetric(now, "MB-now")
	b.ReportMetric(0, "ns/op")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
