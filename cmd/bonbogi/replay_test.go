package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

// replay is a program for the scripts: a statistical service on this machine that answers from the files of a
// folder, replay PORT FOLDER. The file index has lines of a path with its query, without the key, and a file; a
// file that ends with ! is refused until there is a file healed. What was asked is written to the file asked.
func replay() {
	port, folder := os.Args[1], os.Args[2]
	index, err := os.ReadFile(filepath.Join(folder, "index"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	answers := map[string]string{}
	for line := range strings.Lines(string(index)) {
		if address, file, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			answers[address] = file
		}
	}
	asked, err := os.Create(filepath.Join(folder, "asked"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	err = http.ListenAndServe("127.0.0.1:"+port, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		q.Del("serviceKey")
		q.Del("apiKey")
		address := strings.TrimSuffix(r.URL.Path+"?"+q.Encode(), "?")
		file, known := answers[address]
		_, err := os.Stat(filepath.Join(folder, "healed"))
		switch {
		case address == "/ready":
			return
		case !known:
			http.Error(w, "nothing at "+address, http.StatusNotFound)
		case strings.HasSuffix(file, "!") && err != nil:
			http.Error(w, "database fell over", http.StatusBadRequest)
		default:
			http.ServeFile(w, r, filepath.Join(folder, strings.TrimSuffix(file, "!")))
		}
		fmt.Fprintln(asked, address)
	}))
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
