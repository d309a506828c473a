package search

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestMain writes an index until it is killed, if it is told to.
func TestMain(m *testing.M) {
	if dir := os.Getenv("BONBOGI_WRITE_UNTIL_KILLED"); dir != "" {
		writeForEver(dir)
	}
	os.Exit(m.Run())
}

func writeForEver(dir string) {
	ix, err := Open(dir, Options{})
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	first, _ := strconv.Atoi(ix.Mark())
	for i := first + 1; ; i++ {
		err := ix.Put(context.Background(), numbered(i, 1), numbered(i/2, 2))
		if err == nil {
			err = ix.Delete(context.Background(), fmt.Sprint("d", i/3))
		}
		if err == nil {
			err = ix.Commit(context.Background(), strconv.Itoa(i))
		}
		if err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

func TestAKilledWriterLosesOnlyWhatItDidNotCommit(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	dir := t.TempDir()
	for round := range 12 {
		var said strings.Builder
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), "BONBOGI_WRITE_UNTIL_KILLED="+dir)
		c.Stdout = &said
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(40+round*17) * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait()
		if strings.Contains(said.String(), "error") {
			t.Fatal(said.String())
		}
		lines := strings.Fields(said.String())
		ix, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		mark, _ := strconv.Atoi(ix.Mark())
		last := 0
		if len(lines) > 0 {
			last, _ = strconv.Atoi(lines[len(lines)-1])
		}
		if mark < last {
			t.Fatalf("%d was committed, and the index is at %d", last, mark)
		}
		// What there is follows from the mark.
		want := map[string]bool{}
		for i := 1; i <= mark; i++ {
			want[fmt.Sprint("d", i)], want[fmt.Sprint("d", i/2)] = true, true
			delete(want, fmt.Sprint("d", i/3))
		}
		if ix.Len() != len(want) {
			t.Fatalf("at %d there are %d documents, and should be %d", mark, ix.Len(), len(want))
		}
		if mark > 3 && total(t, ix, "도서관") != len(want) {
			t.Fatalf("%d of %d are found", total(t, ix, "도서관"), len(want))
		}
		ix.Close()
	}
}
