package recipe

import (
	"context"
	"io/fs"
	"strings"

	"dev.isem.erp/images/internal/debian"
	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

const (
	passwd = "root:x:0:0:root:/:/nonexistent\napp:x:10001:10001:app:/home/app:/nonexistent\nnobody:x:65534:65534:nobody:/nonexistent:/nonexistent\n"
	group  = "root:x:0:\napp:x:10001:\nnogroup:x:65534:\n"
	// Debian's own file asks services that the image does not have.
	nsswitch = "passwd: files\ngroup: files\nhosts: files dns\n"
)

// baseLayer is the C library without a shell, under every image.
func (k *Kitchen) baseLayer(ctx context.Context) (ingredient, func() (*rootfs.Tree, error), error) {
	k.baseOnce.Do(func() {
		var packages []debian.Package
		packages, k.baseErr = k.Debian.Resolve(ctx, debian.Request{Names: []string{"libc6", "libc-bin", "ca-certificates"}})
		k.baseTree = memoize(func() (*rootfs.Tree, error) { return k.makeBase(ctx, packages) })
		k.base = ingredient{key: store.Key("base", recipeVersion, checksums(packages)), make: k.baseTree}
	})
	return k.base, k.baseTree, k.baseErr
}

func (k *Kitchen) makeBase(ctx context.Context, packages []debian.Package) (*rootfs.Tree, error) {
	from, err := k.Debian.Unpack(ctx, packages)
	if err != nil {
		return nil, err
	}
	tree := rootfs.NewTree()
	for _, link := range []string{"bin", "sbin", "lib", "lib64"} {
		tree.Symlink(link, "usr/"+link)
	}
	for _, dir := range []string{"usr/bin", "usr/sbin", "proc", "sys", "dev", "run", "etc"} {
		tree.Folder(dir, 0o755, false)
	}
	tree.Put("tmp", rootfs.Node{Mode: fs.ModeDir | fs.ModeSticky | 0o777})
	tree.Folder("home", 0o755, false)
	tree.Folder("home/app", 0o755, true)
	tree.File("etc/passwd", passwd)
	tree.File("etc/group", group)
	tree.File("etc/nsswitch.conf", nsswitch)
	tree.File("etc/ssl/certs/ca-certificates.crt", bundle(from))
	if err := tree.Copy(from, "usr/lib64/ld-linux-x86-64.so.2", "usr/lib/locale/C.utf8"); err != nil {
		return nil, err
	}
	lib := "usr/lib/x86_64-linux-gnu/"
	return tree, tree.CopyClosure(from, rootfs.NewTree(), nil, lib+"ld-linux-x86-64.so.2", lib+"libc.so.6", lib+"libm.so.6",
		lib+"libdl.so.2", lib+"libpthread.so.0", lib+"librt.so.1", lib+"libresolv.so.2", lib+"libnss_dns.so.2", lib+"libnss_files.so.2")
}

// bundle joins the certificates as update-ca-certificates does when it installs the package.
func bundle(from *rootfs.Tree) string {
	var all strings.Builder
	for _, name := range from.Match("usr/share/ca-certificates/mozilla/*.crt") {
		node, _, _ := from.Get(name)
		all.Write(node.Body)
	}
	return all.String()
}

func checksums(packages []debian.Package) string {
	var sums strings.Builder
	for _, p := range packages {
		sums.WriteString(p.Name + "=" + p.SHA256 + "\n")
	}
	return sums.String()
}

// memoize runs a function at most once and remembers what it gave.
func memoize(make func() (*rootfs.Tree, error)) func() (*rootfs.Tree, error) {
	var tree *rootfs.Tree
	return func() (*rootfs.Tree, error) {
		if tree != nil {
			return tree, nil
		}
		var err error
		tree, err = make()
		return tree, err
	}
}
