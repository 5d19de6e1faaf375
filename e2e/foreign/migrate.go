package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// terminationLog is where the operator reads what a step has to say; Kubernetes cuts it at 4096 bytes.
const terminationLog = "/dev/termination-log"

const (
	succeeded = 0
	failed    = 1
)

// script is one migration: its number, its name, what it does.
type script struct {
	version int
	name    string
	sql     string
}

var scripts = []script{
	{1, "1_visits.sql", `CREATE TABLE visits.visits (
		tenant_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), partner_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(),
		PRIMARY KEY (tenant_id, id));
		SELECT erp.isolate_by_tenant('visits.visits')`},
}

// outcome is the JSON document of the step migrate.
type outcome struct {
	Step      string   `json:"step"`
	Outcome   string   `json:"outcome"`
	From      int      `json:"from"`
	To        int      `json:"to"`
	Scripts   []string `json:"scripts,omitempty"`
	Transient bool     `json:"transient,omitempty"`
	Error     *problem `json:"error,omitempty"`
}

type problem struct {
	Script   string `json:"script,omitempty"`
	SQLState string `json:"sqlState,omitempty"`
	Message  string `json:"message"`
}

// migrate brings the database to the newest script and returns the exit code.
func migrate(ctx context.Context) int {
	said, err := run(ctx)
	code := succeeded
	if err != nil {
		said.Outcome, said.Error, code = "Failed", &problem{Message: err.Error()}, failed
		var refused *pgconn.PgError
		if errors.As(err, &refused) {
			said.Error.SQLState = refused.Code
		}
		said.Transient = refused == nil // the way to the server, not the server
	}
	line, err := json.Marshal(said)
	if err != nil {
		panic(err) // strings and numbers are always JSON
	}
	fmt.Println(string(line))
	if err := os.WriteFile(terminationLog, line, 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "visits:", err)
	}
	return code
}

func run(ctx context.Context) (outcome, error) {
	said := outcome{Step: "migrate"}
	session, err := connect(ctx, os.Getenv("DB_PASSWORD_FILE"))
	if err != nil {
		return said, err
	}
	defer session.Close(context.WithoutCancel(ctx))
	if err := lock(ctx, session); err != nil {
		return said, err
	}
	if _, err := session.Exec(ctx, "SET ROLE "+pgx.Identifier{os.Getenv("ERP_OWNER_ROLE")}.Sanitize()); err != nil {
		return said, err
	}
	contract := pgx.Identifier{os.Getenv("ERP_META_SCHEMA"), "erp_contract"}.Sanitize()
	if err := session.QueryRow(ctx, "SELECT coalesce(max(version), 0) FROM "+contract).Scan(&said.From); err != nil {
		return said, err
	}
	said.Outcome, said.To = "Current", said.From
	for _, next := range scripts {
		if next.version <= said.From {
			continue
		}
		if err := apply(ctx, session, contract, next); err != nil {
			return said, fmt.Errorf("%s: %w", next.name, err)
		}
		said.Outcome, said.To, said.Scripts = "Migrated", next.version, append(said.Scripts, next.name)
	}
	return said, nil
}

// apply runs one script with its line of the contract, all or nothing.
func apply(ctx context.Context, session *pgx.Conn, contract string, next script) error {
	return pgx.BeginFunc(ctx, session, func(tx pgx.Tx) error {
		for _, statement := range strings.Split(next.sql, ";") {
			if _, err := tx.Exec(ctx, statement); err != nil {
				return err
			}
		}
		release := os.Getenv("ERP_VERSION")
		if _, err := tx.Exec(ctx, "INSERT INTO "+contract+" (version, script, checksum, release) VALUES ($1, $2, 0, $3)",
			next.version, next.name, release); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "UPDATE erp_meta.vertical SET schema_version = $1, release = $2, at = now() WHERE owner_role = current_user",
			next.version, release)
		return err
	})
}

// lock takes the lock that all steps of the database share, for as long as the session lives. It is polled: a session that waits
// in the server would hold back others.
func lock(ctx context.Context, session *pgx.Conn) error {
	key, err := strconv.ParseInt(os.Getenv("ERP_LOCK_KEY"), 10, 64)
	if err != nil {
		return fmt.Errorf("ERP_LOCK_KEY: %w", err)
	}
	deadline := time.Now().Add(10 * time.Minute)
	for {
		var taken bool
		if err := session.QueryRow(ctx, "SELECT pg_try_advisory_lock($1)", key).Scan(&taken); err != nil || taken {
			return err
		}
		if time.Now().After(deadline) {
			return errors.New("another step held the database lock for ten minutes")
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func connect(ctx context.Context, passwordFile string) (*pgx.Conn, error) {
	password, err := os.ReadFile(passwordFile)
	if err != nil {
		return nil, err
	}
	// pgx reads PGSSLMODE and PGSSLROOTCERT itself; without them DB_SSL decides.
	settings := fmt.Sprintf("host=%s port=%s dbname=%s connect_timeout=5", os.Getenv("DB_HOST"), os.Getenv("DB_PORT"), os.Getenv("DB_NAME"))
	if os.Getenv("PGSSLMODE") == "" && os.Getenv("DB_SSL") == "true" {
		settings += " sslmode=require"
	}
	config, err := pgx.ParseConfig(settings)
	if err != nil {
		return nil, err
	}
	config.User, config.Password = os.Getenv("DB_USER"), strings.TrimSpace(string(password))
	return pgx.ConnectConfig(ctx, config)
}
