package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
)

// Epoch returns the digest of a header: hex SHA-256 over its JSON.
func (h Header) Epoch() (string, error) {
	b, err := json.Marshal(h)
	if err != nil {
		return "", fmt.Errorf("digest header: %w", err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

// Chain returns the digest of a record's time, kind and data after prev, which is
// the chain of the record before it, or the epoch for the first.
func Chain(prev string, r Record) string {
	h := sha256.New()
	h.Write([]byte(prev))
	h.Write([]byte(r.Kind))
	h.Write([]byte{'@'})
	h.Write(strconv.AppendInt(nil, int64(r.At), 10))
	h.Write([]byte{' '})
	h.Write(r.Data)
	return hex.EncodeToString(h.Sum(nil))
}

// HashText returns the reference of words under a salt.
func HashText(salt []byte, words string) string {
	h := sha256.New()
	h.Write(salt)
	h.Write([]byte(words))
	return hex.EncodeToString(h.Sum(nil))
}
