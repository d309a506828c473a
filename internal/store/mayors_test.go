package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

func TestAwardsOfMayorsThatWereListedLikeThoseOfGovernorsAreListedAnew(t *testing.T) {
	t.Parallel()
	grades := []string{"성남시장상", "대상(안양시장 표창)", "우수(시장상)", "최우수 시장상", "시장 표창", "광주시장상", "부산광역시장상", "서울시장 표창",
		"경기도지사상", "전통시장 부문 대상", "재래시장 부문 대상", "최우수시장상", "우수골목시장", "대상(여수시장상)", "장려", "대통령 표창"}
	onNew(t, func(t *testing.T, e engine, dsn string) {
		from := openFile(t)
		mustSave(t, from, aSource("source-1", "글"))
		for i, grade := range grades {
			a := anAward(fmt.Sprint("award-", i), anyang, "상", "2021", "source-1")
			a.Grade = grade
			mustSave(t, from, a)
		}
		makeFirst(t, e, dsn, from, "UPDATE awards SET grade_class = 'governor' WHERE grade LIKE '%시장%' OR grade LIKE '%도지사%'")
		db := openAt(t, dsn)
		listed, err := column1(t.Context(), db.reader, "SELECT grade || '=' || grade_class FROM awards")
		if err != nil || len(listed) != len(grades) {
			t.Fatal(listed, err)
		}
		for _, l := range listed {
			grade, class, _ := strings.Cut(l, "=")
			if want := bonbogi.ParseGrade(grade); class != string(want) {
				t.Errorf("%s is listed as %s, want %s", grade, class, want)
			}
		}
	})
}
