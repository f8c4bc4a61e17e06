package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed static
var staticFiles embed.FS

// assets are the files that pages ask for, each with the digest of its content:
// embedded files carry no date, so nothing else could serve as ETag.
type assets struct {
	files map[string]asset
}

type asset struct {
	data []byte
	kind string // content type
	hash string // first 16 hex digits of SHA-256
}

// kinds are content types that the machine's own table may not know or may get wrong.
var kinds = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
}

func loadAssets(root fs.FS) (*assets, error) {
	a := &assets{files: map[string]asset{}}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		kind := kinds[path.Ext(name)]
		if kind == "" {
			kind = mime.TypeByExtension(path.Ext(name))
		}
		sum := sha256.Sum256(data)
		a.files[name] = asset{data: data, kind: kind, hash: hex.EncodeToString(sum[:8])}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read assets: %w", err)
	}
	return a, nil
}

// address returns where a page finds a file. The digest in it lets the browser
// keep the file for ever, and ask anew the moment it changes.
func (a *assets) address(name string) string {
	return "/static/" + name + "?v=" + a.files[name].hash
}

// ServeHTTP answers GET /static/{name...}.
func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := a.files[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("ETag", `"`+f.hash+`"`)
	if r.URL.Query().Get("v") == f.hash {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "public, max-age=300")
	}
	if f.kind != "" {
		h.Set("Content-Type", f.kind)
	}
	if strings.Contains(r.Header.Get("If-None-Match"), f.hash) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", fmt.Sprint(len(f.data)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.data) // the browser may have gone; nothing is left to do
	}
}
