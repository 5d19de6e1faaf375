// Command visits is a vertical that owes nothing to this project: another language, one static program, no shared code.
// It keeps the contract of docs/bring-your-own-vertical.md and nothing else. One image serves as back end and as front end.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"regexp"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// siteConf is where the operator tells a front end its port, in nginx's words.
const siteConf = "/etc/erp/frontend/site.conf"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	command := "page"
	if len(os.Args) > 1 {
		command = os.Args[1]
	}
	switch command {
	case "migrate":
		os.Exit(migrate(ctx))
	case "serve":
		listen(ctx, os.Getenv("PORT"), backend())
	case "probe":
		probe(ctx, os.Args[2:])
	case "page":
		listen(ctx, portOfPage(), page())
	default:
		fmt.Fprintln(os.Stderr, "visits: there is no command "+command)
		os.Exit(2)
	}
}

func backend() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health/live", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, `{"status":"ok"}`) })
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {
		if _, err := ask(r.Context(), "", "SELECT 1"); err != nil {
			answer(w, http.StatusServiceUnavailable, `{"status":"unavailable","db":false}`)
			return
		}
		answer(w, http.StatusOK, `{"status":"ok","db":true}`)
	})
	// How many partners of the core the tenant has: a table of another vertical, behind that vertical's own policy.
	mux.HandleFunc("GET /partners/{tenant}", func(w http.ResponseWriter, r *http.Request) {
		count, err := ask(r.Context(), r.PathValue("tenant"), "SELECT count(*) FROM core.partners")
		if err != nil {
			answer(w, http.StatusInternalServerError, `{"status":"failed"}`)
			return
		}
		answer(w, http.StatusOK, fmt.Sprintf(`{"partners":%d}`, count))
	})
	return mux
}

func page() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, "<!doctype html><title>Visits</title>")
	})
	return mux
}

func answer(w http.ResponseWriter, status int, body string) {
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body)) // whoever went away needs no answer
}

// ask runs one query in a transaction of its own; the tenant lives as long as that.
func ask(ctx context.Context, tenant, query string) (count int64, err error) {
	connection, err := connect(ctx, "/etc/erp/app/password")
	if err != nil {
		return 0, err
	}
	defer connection.Close(context.WithoutCancel(ctx))
	err = pgx.BeginFunc(ctx, connection, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT set_config('app.current_tenant', $1, true)", tenant); err != nil {
			return err
		}
		return tx.QueryRow(ctx, query).Scan(&count)
	})
	return count, err
}

func portOfPage() string {
	conf, err := os.ReadFile(siteConf)
	if err != nil {
		fmt.Fprintln(os.Stderr, "visits:", err)
		os.Exit(1)
	}
	found := regexp.MustCompile(`listen (\d+);`).FindSubmatch(conf)
	if found == nil {
		fmt.Fprintln(os.Stderr, "visits: "+siteConf+" names no port")
		os.Exit(1)
	}
	return string(found[1])
}

// listen serves until it is told to stop, then lets the requests on their way end.
func listen(ctx context.Context, port string, handler http.Handler) {
	server := &http.Server{Addr: ":" + port, Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		_ = server.Shutdown(grace)
	}()
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		fmt.Fprintln(os.Stderr, "visits:", err)
		os.Exit(1)
	}
	<-ctx.Done()
}
