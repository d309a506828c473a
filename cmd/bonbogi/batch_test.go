package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// batchRun runs `bonbogi read --batch -` on the text.
func batchRun(t *testing.T, in io.Reader, out io.Writer) (status int, messages string) {
	t.Helper()
	var stderr bytes.Buffer
	home := t.TempDir()
	m := &Main{Stdin: in, Stdout: out, Stderr: &stderr, Now: time.Now, Getenv: func(name string) string {
		if name == "HOME" {
			return home
		}
		return ""
	}}
	status = m.Run(t.Context(), []string{"read", "--batch", "-"})
	return status, stderr.String()
}

func TestBatchKeepsTheOrder(t *testing.T) {
	t.Parallel()
	const n = 300
	var in, out bytes.Buffer
	for i := range n {
		// Long texts between short ones would overtake if anything could.
		text := strings.Repeat("성남시는 골목길을 밝혔다. ", 1+i%7*40)
		fmt.Fprintf(&in, "{\"id\":%d,\"text\":%q}\n", i, text)
	}
	if status, messages := batchRun(t, &in, &out); status != done || messages != "" {
		t.Fatalf("status %d: %s", status, messages)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != n {
		t.Fatalf("%d lines for %d", len(lines), n)
	}
	for i, line := range lines {
		var answer struct{ ID int }
		if err := json.Unmarshal([]byte(line), &answer); err != nil || answer.ID != i {
			t.Fatalf("line %d: %.80s, error %v", i, line, err)
		}
	}
}

// Somebody who feeds it line by line gets each answer before the next line is written.
func TestBatchAnswersAtOnce(t *testing.T) {
	t.Parallel()
	inReader, in := io.Pipe()
	out, outWriter := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		status, _ := batchRun(t, inReader, outWriter)
		ended <- status
	}()
	answers := bufio.NewReader(out)
	for i := range 3 {
		fmt.Fprintf(in, "{\"id\":%d,\"text\":\"성남시는 골목길을 밝혔다.\"}\n", i)
		line, err := answers.ReadString('\n')
		if want := fmt.Sprintf(`{"id":%d,`, i); err != nil || !strings.HasPrefix(line, want) {
			t.Fatalf("answer %q, error %v", line, err)
		}
	}
	in.Close()
	if status := <-ended; status != done {
		t.Errorf("status %d", status)
	}
}

func TestBatchRefusesALineThatIsTooLongAndGoesOn(t *testing.T) {
	t.Parallel()
	long := strings.NewReader(`{"id":"long","text":"` + strings.Repeat("가", longestLine/3) + "\"}\n")
	short := strings.NewReader(`{"id":"short","text":"성남시는 골목길을 밝혔다."}`)
	var out bytes.Buffer
	if status, messages := batchRun(t, io.MultiReader(long, short), &out); status != done {
		t.Fatalf("status %d: %s", status, messages)
	}
	first, second, _ := strings.Cut(out.String(), "\n")
	if !strings.Contains(first, `"error":"line 1: is too long`) || !strings.HasPrefix(second, `{"id":"short","facts":`) {
		t.Errorf("answers %.100q and %.100q", first, second)
	}
}

func TestBatchTellsOfWhichArticleALineWas(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		`{"id":"a","text":"성남시`:                            `"a"`,
		"{\"id\":\"a\",\"text\":\"성남시\xec\x95\"}":          `"a"`,
		"{\"text\":\"성남시\xec\x95\",\"title\":[],\"id\":7}": `7`,
		`{"text":"","ID":{"k":[1]},`:                       `{"k":[1]}`,
		`{"id":"a" "text":""}`:                             `"a"`,
		`{"id":"b","text":5}`:                              `"b"`,
		`{"text":{"id":"inner"},`:                          `null`,
		`{"id":"cut`:                                       `null`,
		"{\"id\":\"\xec\",\"text\":\"x\"}":                 `null`,
		`["id","a"]`:                                       `null`,
		`"id"`:                                             `null`,
		`}`:                                                `null`,
	} {
		var out bytes.Buffer
		if status, messages := batchRun(t, strings.NewReader("\n"+line), &out); status != done {
			t.Fatalf("%q: status %d: %s", line, status, messages)
		}
		var answer struct {
			ID    json.RawMessage
			Error string
		}
		if err := json.Unmarshal(out.Bytes(), &answer); err != nil || string(answer.ID) != want || !strings.HasPrefix(answer.Error, "line 2: ") {
			t.Errorf("%q is answered by %q, want the id %s and an error of line 2", line, out.String(), want)
		}
	}
}
