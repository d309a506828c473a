package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/document"
)

// maxSent bounds what is received of a form with a file. It is far more than is read, because a browser shows
// the answer only after it could send everything.
const maxSent = 256 << 20

var errDocumentTooLarge = bonbogi.Errorf(bonbogi.Invalid, "document_too_large", "the file is larger than 50 MB; paste the text of the press release alone")

// upload is a file that was sent with a form.
type upload struct {
	name string
	data []byte
}

// parts reads a form with a file into c.Form, part by part, so that a file that is too large does not take
// the fields around it with it; then the error is errTooLarge. There is no upload if no file was chosen.
func (c *call) parts(errTooLarge error) (file *upload, err error) {
	r, err := c.MultipartReader()
	if errors.Is(err, http.ErrNotMultipart) {
		c.Body = http.MaxBytesReader(nil, c.Body, maxForm)
		err = c.ParseForm()
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			err = errTooLarge
		}
		return nil, err
	}
	if err != nil {
		return nil, err
	}
	c.Form = url.Values{}
	var tooLarge error
	for {
		part, err := r.NextPart()
		if err == io.EOF {
			return file, tooLarge
		}
		if err != nil {
			return nil, err
		}
		data, whole, err := begin(part)
		switch {
		case err != nil:
			return nil, err
		case !whole:
			tooLarge = errTooLarge
		case part.FormName() != "file":
			c.Form.Add(part.FormName(), string(data))
		case part.FileName() != "" || len(data) > 0:
			file = &upload{part.FileName(), data}
		}
	}
}

// begin reads a part, and passes over what is more than a file may have.
func begin(part *multipart.Part) (data []byte, whole bool, err error) {
	data, err = io.ReadAll(io.LimitReader(part, document.MaxFile+1))
	if err != nil || len(data) <= document.MaxFile {
		return data, true, err
	}
	_, err = io.Copy(io.Discard, part)
	return nil, false, err
}
