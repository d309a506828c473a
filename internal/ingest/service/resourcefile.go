package service

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"strings"
)

// file opens one file of the table, unpacked and in UTF-8.
func (r *resource) file(ctx context.Context, at place, name string, rows *resourceRows) (io.Reader, error) {
	f, err := at.open(ctx, name, fileLimit, r.verify)
	if err != nil {
		return nil, err
	}
	rows.closers = append(rows.closers, f)
	from := io.Reader(bufio.NewReaderSize(f, 64<<10))
	bare, _, _ := strings.Cut(name, "?")
	switch {
	case r.Compression == "gz" || r.Compression == "gzip" || strings.HasSuffix(bare, ".gz"):
		unpacked, err := gzip.NewReader(from)
		if err != nil {
			return nil, badReply("%s is not packed with gzip (%v)", name, err)
		}
		from = &limited{unpacked, fileLimit}
	case r.Compression != "" && r.Compression != "no":
		return nil, badReply("%s is packed with %s; only gzip is read: unpack it", name, r.Compression)
	}
	switch encoding := strings.ToLower(r.Encoding); encoding {
	case "", "utf-8", "utf8", "utf-8-sig":
	case "cp949", "ms949", "uhc":
		from, err = charset("euc-kr", from)
	default:
		from, err = charset(encoding, from)
	}
	if err != nil {
		return nil, err
	}
	text := bufio.NewReaderSize(from, 64<<10)
	if start, err := text.Peek(3); err == nil && string(start) == "\ufeff" {
		if _, err := text.Discard(3); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return &lineGuard{from: text}, nil
}

// verify compares a file with the size and checksum that the descriptor gives.
func (r *resource) verify(file io.Reader) error {
	if len(r.Path) != 1 || r.Bytes == 0 && r.Hash == "" {
		return nil
	}
	name, want, cut := strings.Cut(r.Hash, ":")
	if !cut {
		name, want = "md5", r.Hash
	}
	var sum hash.Hash
	switch strings.ToLower(name) {
	case "md5":
		sum = md5.New()
	case "sha1":
		sum = sha1.New()
	case "sha256":
		sum = sha256.New()
	case "sha512":
		sum = sha512.New()
	default:
		return badReply("its checksum is %s, which cannot be computed here; take the hash out of datapackage.json if you trust the file", name)
	}
	n, err := io.Copy(sum, file)
	switch {
	case err != nil:
		return fmt.Errorf("read the file: %w", err)
	case r.Bytes > 0 && n != r.Bytes:
		return passing{badReply("the file has %d bytes, and should have %d; it broke off or was changed: try again later", n, r.Bytes)}
	case r.Hash != "" && !strings.EqualFold(hex.EncodeToString(sum.Sum(nil)), want):
		return passing{badReply("the file is not the one that datapackage.json describes (its %s differs); try again later", name)}
	}
	return nil
}
