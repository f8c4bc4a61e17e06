package store

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

//go:embed migrations
var migrations embed.FS

// migration is one numbered step of the schema. Steps are never edited once
// released: a change is a new step.
type migration struct {
	version int
	sql     string
}

// readMigrations returns the steps for a dialect in order. Their numbers must be
// dense from 1; the files are part of the program, so that anything else is its fault.
func readMigrations(files fs.FS, dialect string) ([]migration, error) {
	entries, err := fs.ReadDir(files, path.Join("migrations", dialect))
	if err != nil {
		return nil, fmt.Errorf("read migrations: %w", err)
	}
	var out []migration
	for i, e := range entries { // ReadDir sorts by name
		number, _, _ := strings.Cut(e.Name(), "_")
		v, err := strconv.Atoi(number)
		if err != nil || v != i+1 {
			return nil, fmt.Errorf("read migrations: %s stands where number %d is due", e.Name(), i+1)
		}
		text, err := fs.ReadFile(files, path.Join("migrations", dialect, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("read migrations: %w", err)
		}
		out = append(out, migration{v, string(text)})
	}
	return out, nil
}

// migrate brings a database up to the newest step, each step in a transaction of
// its own. A database that is ahead of the program is left untouched.
func migrate(db *gorm.DB, steps []migration) error {
	has, err := schemaVersion(db)
	if err != nil {
		return err
	}
	if has > len(steps) {
		return fmt.Errorf("%w: it has schema version %d, this program knows %d", ErrNewerDatabase, has, len(steps))
	}
	for _, step := range steps[has:] {
		err := db.Transaction(func(tx *gorm.DB) error {
			if err := tx.Exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)").Error; err != nil {
				return err
			}
			if err := tx.Exec(step.sql).Error; err != nil {
				return err
			}
			if err := tx.Exec("DELETE FROM schema_version").Error; err != nil {
				return err
			}
			return tx.Exec("INSERT INTO schema_version (version) VALUES (?)", step.version).Error
		})
		if err != nil {
			return fmt.Errorf("migrate to schema version %d: %w", step.version, translate(err))
		}
	}
	return nil
}

// schemaVersion returns the step a database stands at, 0 when it is empty.
func schemaVersion(db *gorm.DB) (int, error) {
	if !db.Migrator().HasTable("schema_version") {
		return 0, nil
	}
	var v int
	if err := db.Raw("SELECT version FROM schema_version").Row().Scan(&v); err != nil {
		return 0, fmt.Errorf("read schema version: %w", translate(err))
	}
	return v, nil
}
