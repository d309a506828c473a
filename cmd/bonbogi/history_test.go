package main

import (
	"reflect"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

func TestEveryKindOfRecordHasAHistory(t *testing.T) {
	t.Parallel()
	f, _ := reflect.TypeFor[historyCommand]().FieldByName("Kind")
	var kinds []string
	for _, k := range bonbogi.Kinds {
		kinds = append(kinds, string(k))
	}
	if got, want := f.Tag.Get("enum"), strings.Join(kinds, ","); got != want {
		t.Errorf("the kinds of the command are %s, of the records %s", got, want)
	}
}
