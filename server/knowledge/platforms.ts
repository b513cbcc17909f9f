/** The systems and architectures of Go, by which the builder knows platforms. Source: go.dev/doc/install/source, as of 2026-08. */
export const systems: ReadonlySet<string> = new Set(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux macos nacl netbsd openbsd plan9 solaris windows zos".split(" "),
);

/** With the other names that the builder takes for some. */
export const architectures: ReadonlySet<string> = new Set(
  (
    "386 aarch64 amd64 amd64p32 arm arm64 arm64be armbe armel armhf i386 loong64 mips mips64 mips64le mips64p32 mips64p32le mipsle " +
    "ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm x86-64 x86_64"
  ).split(" "),
);
