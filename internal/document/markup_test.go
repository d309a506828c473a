package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// cell is a paragraph of HWPX in a run: what boxes and notes hold.
func inRun(content string) string { return `<hp:p><hp:run>` + content + `</hp:run></hp:p>` }

func TestHWPXMarkup(t *testing.T) {
	t.Parallel()
	box := `<hp:rect><hp:drawText><hp:subList>` + hp("상자 하나") + hp("상자 둘") + `</hp:subList></hp:drawText><hp:shapeComment>사각형입니다.</hp:shapeComment></hp:rect>`
	long := strings.Repeat("긴 글이다. ", 100)
	for name, c := range map[string]struct{ section, want string }{
		"tabs and special spaces": {hp("가<hp:tab width=\"1\"/>나<hp:fwSpace/>다<hp:hyphen/>라"), "가\t나 다-라"},
		"marks in the text":       {hp("가<hp:markpenBegin/>나<hp:markpenEnd/>다<hp:titleMark/>"), "가나다"},
		"invisible characters":    {hp("가\u200B나\u00AD다\u00A0라"), "가나다 라"},
		"a box does not cut the sentence it is anchored in": {
			inRun(`<hp:t>안양시는 </hp:t>` + box + `<hp:t>상을 받았다.</hp:t>`), "안양시는 상을 받았다.\n상자 하나\n상자 둘"},
		"a table inside a table": {
			hpTable([]string{hp("밖"), hpTable([]string{hp("안"), hp("쪽")})}), "밖\t안 쪽"},
		"a table as a frame": {
			hpTable([]string{hp("첫 문단") + hp("둘째 문단")}), "첫 문단\n둘째 문단"},
		"a table as a page": {
			hpTable([]string{hp("차림"), hp(long) + hp("둘째 문단")}), "차림\n" + strings.TrimSpace(long) + "\n둘째 문단"},
		"a caption": {
			inRun(`<hp:tbl><hp:caption><hp:subList>` + hp("표 1") + `</hp:subList></hp:caption><hp:tr><hp:tc><hp:subList>` + hp("가") + `</hp:subList></hp:tc><hp:tc><hp:subList>` + hp("나") + `</hp:subList></hp:tc></hp:tr></hp:tbl>`),
			"표 1\n가\t나"},
		"notes at the end": {
			inRun(`<hp:t>본문</hp:t><hp:ctrl><hp:footNote><hp:subList>`+hp("각주")+`</hp:subList></hp:footNote></hp:ctrl><hp:t>이다</hp:t>`) + hp("다음"), "본문이다\n다음\n각주"},
		"heads, feet, comments and fields are no text": {
			inRun(`<hp:ctrl><hp:header><hp:subList>` + hp("머리말") + `</hp:subList></hp:header></hp:ctrl><hp:ctrl><hp:footer><hp:subList>` + hp("꼬리말") + `</hp:subList></hp:footer></hp:ctrl>` +
				`<hp:ctrl><hp:hiddenComment><hp:subList>` + hp("숨은 설명") + `</hp:subList></hp:hiddenComment></hp:ctrl>` +
				`<hp:ctrl><hp:fieldBegin type="MEMO"><hp:parameters><hp:stringParam name="x">값</hp:stringParam></hp:parameters><hp:subList>` + hp("메모") + `</hp:subList></hp:fieldBegin></hp:ctrl>` +
				`<hp:t>본문</hp:t><hp:ctrl><hp:fieldEnd/></hp:ctrl><hp:equation><hp:script>x over y</hp:script></hp:equation>`), "본문"},
		"tracked changes": {
			hp(`가<hp:insertBegin Id="1"/>나<hp:insertEnd Id="1"/><hp:deleteBegin Id="2"/>다<hp:lineBreak/><hp:deleteEnd Id="2"/>라`), "가나라"},
		"a deletion over paragraphs joins them": {
			hp(`안양시는 <hp:deleteBegin Id="2"/>없앤`) + hp("문단") + hp(`말<hp:deleteEnd Id="2" paraend="1"/>상을 받았다.`) + hp("다음"), "안양시는 상을 받았다.\n다음"},
		"one of several alternatives": {
			inRun(`<hp:switch><hp:case><hp:t>새것</hp:t></hp:case><hp:default><hp:t>옛것</hp:t></hp:default></hp:switch>`), "새것"},
		"small letters above": {
			inRun(`<hp:dutmal><hp:mainText>본말</hp:mainText><hp:subText>덧말</hp:subText></hp:dutmal>`), "본말"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, read(t, "a.hwpx", hwpxFile(t, c.section)).Body); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The standard of 2024 gives the elements another namespace than the files of today.
func TestHWPXOfTheStandardIsRead(t *testing.T) {
	t.Parallel()
	section := `<s:sec xmlns:s="http://www.owpml.org/owpml/2024/section" xmlns="http://www.owpml.org/owpml/2024/paragraph"><p><run><t>본문</t></run></p></s:sec>`
	data := zipped(t, part{"mimetype", "application/hwp+zip"}, part{"Contents/section0.xml", section})
	if got := read(t, "a.hwpx", data).Body; got != "본문" {
		t.Errorf("got %q", got)
	}
}

func TestDOCXMarkup(t *testing.T) {
	t.Parallel()
	r := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	box := `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>` + wp("상자") + `</w:txbxContent></wps:txbx></mc:Choice>` +
		`<mc:Fallback><w:pict><v:textbox><w:txbxContent>` + wp("상자") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	for name, c := range map[string]struct{ body, want string }{
		"tabs, breaks, hyphens": {`<w:p><w:r><w:t>가</w:t><w:tab/><w:t>나</w:t><w:noBreakHyphen/><w:t>다</w:t><w:cr/><w:t>라</w:t></w:r></w:p>`, "가\t나-다\n라"},
		"tracked changes": {
			`<w:p>` + r("가") + `<w:ins w:id="1">` + r("나") + `</w:ins><w:del w:id="2"><w:r><w:delText>다</w:delText></w:r></w:del>` +
				`<w:moveFrom>` + r("라") + `</w:moveFrom><w:moveTo>` + r("마") + `</w:moveTo></w:p>`, "가나마"},
		"a deleted end of a paragraph joins two": {
			`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + r("안양시는 ") + `</w:p>` + wp("상을 받았다.") + wp("다음"), "안양시는 상을 받았다.\n다음"},
		"a deleted row": {
			`<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>` + wp("없앤") + `</w:tc></w:tr><w:tr><w:tc>` + wp("남은") + `</w:tc></w:tr></w:tbl>`, "남은"},
		"hidden text": {
			`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>숨은</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>보이는</w:t></w:r></w:p>`, "보이는"},
		"a box once, after its sentence": {`<w:p>` + r("안양시는 ") + box + r("상을 받았다.") + `</w:p>`, "안양시는 상을 받았다.\n상자"},
		"fields show their result": {
			`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("3") + `<w:hyperlink>` + r("쪽") + `</w:hyperlink></w:p>`, "3쪽"},
		"formulas are no text":  {`<w:p>` + r("식") + `<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>`, "식"},
		"content controls":      {`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + wp("안") + `</w:sdtContent></w:sdt>`, "안"},
		"rows in a control":     {`<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>` + wp("가") + `</w:tc><w:sdt><w:sdtContent><w:tc>` + wp("나") + `</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`, "가\t나"},
		"small letters above":   {`<w:p><w:r><w:ruby><w:rt>` + r("덧말") + `</w:rt><w:rubyBase>` + r("본말") + `</w:rubyBase></w:ruby></w:r></w:p>`, "본말"},
		"a paragraph cut short": {`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + r("끝") + `</w:p>`, "끝"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, read(t, "a.docx", docxFile(t, c.body)).Body); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDOCXNotesAreAtTheEnd(t *testing.T) {
	t.Parallel()
	notes := part{"word/footnotes.xml", `<w:footnotes ` + docxNamespaces + `><w:footnote w:type="separator">` + wp("---") + `</w:footnote><w:footnote w:id="1">` + wp("각주") + `</w:footnote></w:footnotes>`}
	ends := part{"word/endnotes.xml", `<w:endnotes ` + docxNamespaces + `><w:endnote w:type="normal" w:id="1">` + wp("미주") + `</w:endnote></w:endnotes>`}
	if got := read(t, "a.docx", docxFile(t, wp("본문"), ends, notes)).Body; got != "본문\n각주\n미주" {
		t.Errorf("got %q", got)
	}
}

// Word on the web writes the strict form of the standard.
func TestStrictDOCXIsRead(t *testing.T) {
	t.Parallel()
	xml := `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>본문</w:t></w:r></w:p></w:body></w:document>`
	if got := read(t, "a.docx", zipped(t, part{"word/document.xml", xml})).Body; got != "본문" {
		t.Errorf("got %q", got)
	}
}

func TestWhatAPageHidesIsNotRead(t *testing.T) {
	t.Parallel()
	for markup, want := range map[string]string{
		`<p hidden>가</p>나`:                                      "나",
		`<p aria-hidden="true">가</p>나`:                          "나",
		`<p aria-hidden="false">가</p>나`:                         "가\n나",
		`<p aria-hidden="false" hidden>가</p>나`:                  "나",
		`<p aria-hidden="false" style="display: none">가</p>나`:   "나",
		`<dialog aria-hidden="false">가</dialog>나`:               "나",
		`<dialog open>가</dialog>나`:                              "가나",
		`<p style="color: red; visibility:hidden">가</p>나`:       "나",
		`<script>가</script><template>가</template><svg>가</svg>나`: "나",
	} {
		if got := read(t, "a.html", []byte("<html><body>"+markup+"</body></html>")).Body; got != want {
			t.Errorf("%s: got %q, want %q", markup, got, want)
		}
	}
}
