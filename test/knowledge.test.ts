import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { capabilityName } from "../server/knowledge/capabilities.ts";
import { ambiguousDatabasePorts, databasePorts } from "../server/knowledge/database-ports.ts";
import { deprecatedImage } from "../server/knowledge/deprecated-images.ts";
import { controlSocket, holdsControlSocket, isHostRoot, sensitivePath } from "../server/knowledge/host-paths.ts";
import { lifeEnd } from "../server/knowledge/image-life-ends.ts";
import { defaultUser } from "../server/knowledge/image-users.ts";
import { imageVariables } from "../server/knowledge/image-variables.ts";
import { findPrivateKeys } from "../server/knowledge/private-keys.ts";
import { findTokens } from "../server/knowledge/provider-tokens.ts";
import { canonicalRepository } from "../server/knowledge/registries.ts";
import { secretFile } from "../server/knowledge/secret-files.ts";
import { isSecretName, wordsOf } from "../server/knowledge/secret-names.ts";
import { valueKind } from "../server/knowledge/secret-values.ts";
import { slimTag } from "../server/knowledge/slim-variants.ts";
import { castByStack, lastStackVersion, stackKeys, stackNamed } from "../server/knowledge/stack-specification.ts";

const today = "2026-11-25";

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Lines of two columns as pairs. */
function table(text: string): [string, string][] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [left = "", ...right] = line.trim().split(/\s+/);
      return [left, right.join(" ")];
    });
}

test("images set variables, and so do those below them", () => {
  for (const [image, name] of table(`
    node                           NODE_VERSION
    docker.io/library/node         YARN_VERSION
    maven                          JAVA_HOME
    maven                          CA_CERTIFICATES_JAVA_VERSION
    wordpress                      PHP_INI_DIR
    mcr.microsoft.com/dotnet/sdk   DOTNET_VERSION
    gcr.io/distroless/java21       LANG
  `))
    assert.ok(imageVariables(image)?.has(name), `${image} ${name}`);
  assert.equal(imageVariables("debian")?.size, 0);
  assert.equal(imageVariables("acme/app"), undefined);
});

test("variants without compilers have names of their own", () => {
  for (const [image, slim] of table(`
    node:24                node:24-slim
    node:24-trixie         node:24-trixie-slim
    node:lts               node:lts-slim
    python:3.14            python:3.14-slim
    python:trixie          python:slim-trixie
    python:3.14-bookworm   python:3.14-slim-bookworm
    ruby:latest            ruby:slim
    node:24-alpine         -
    node:24-slim           -
    python:3.14-windowsservercore -
    nginx:1.29             -
  `)) {
    const [repository = "", tag] = image.split(":");
    assert.equal(slimTag(repository, tag), slim === "-" ? undefined : slim.split(":")[1], image);
  }
});

test("one repository has one name", () => {
  for (const [written, name] of table(`
    node                                   node
    library/node                           node
    docker.io/library/node                 node
    index.docker.io/library/node           node
    docker.io/bitnami/redis                bitnami/redis
    public.ecr.aws/docker/library/node     node
    mirror.gcr.io/library/node             node
    arm64v8/node                           node
    harbor.acme.com/hub/library/node       node
    localhost:5000/library/node            node
    acme/library/node                      acme/library/node
    gcr.io/distroless/static               gcr.io/distroless/static
    mcr.microsoft.com/dotnet/sdk           mcr.microsoft.com/dotnet/sdk
  `)) {
    assert.equal(canonicalRepository(written), name, written);
  }
});

describe("life ends", () => {
  const answer = (image: string, day = today) => {
    const colon = image.lastIndexOf(":");
    return lifeEnd(image.slice(0, colon), image.slice(colon + 1), day);
  };

  test("of the product or of the operating system, whichever comes first", () => {
    for (const [image, expected] of table(`
      node:16                                       Node.js 16 2023-09-11
      node:22-buster                                Debian 10 (buster) 2024-06-30
      node:carbon-slim                              Node.js 8 2019-12-31
      python:3.10-slim                              Python 3.10 2026-10-31
      python:3.1                                    Python 3.1 2012-04-09
      python:3.12-alpine3.16                        Alpine 3.16 2024-05-23
      python:2                                      Python 2 2020-01-01
      php:7-apache                                  PHP 7 2022-11-28
      debian:bullseye-20230109-slim                 Debian 11 (bullseye) 2026-08-31
      debian:10.3                                   Debian 10 (buster) 2024-06-30
      ubuntu:18.04                                  Ubuntu 18.04 (bionic) 2023-05-31
      centos:centos7.9.2009                         CentOS 7 2024-06-30
      quay.io/centos/centos:stream8                 CentOS Stream stream8 2024-05-31
      nvidia/cuda:11.0-base-ubuntu18.04             Ubuntu 18.04 (bionic) 2023-05-31
      gcr.io/distroless/java17-debian11:nonroot     Debian 11 (bullseye) 2026-08-31
      registry.access.redhat.com/ubi7/ubi:7.9       Red Hat Universal Base Image 7 2024-06-30
      mcr.microsoft.com/dotnet/sdk:6.0-alpine       .NET 6.0 2024-11-12
      public.ecr.aws/docker/library/golang:1.19     Go 1.19 2023-09-06
      traefik:v2.10                                 Traefik 2.10 2024-02-12
      mcr.microsoft.com/mssql/server:2017-latest    SQL Server 2017 2027-10-12
    `)) {
      const end = answer(image);
      assert.equal(`${end?.product} ${end?.cycle} ${end?.until}`, expected, image);
    }
  });

  test("of nothing that floats or that nobody knows", () => {
    for (const image of words(
      `node:latest node:lts node:alpine python:3 alpine:3 debian:stable mysql:8 acme/app:16 node: node:99 nginx:1.30`,
    )) {
      assert.equal(answer(image), undefined, image);
    }
  });

  test("with the tag that mends only what has ended", () => {
    for (const [image, tag] of table(`
      node:16                               24
      node:16.20.1-alpine3.16               24-alpine
      node:22-buster                        22-trixie
      node:22.1.0-buster-slim               22-trixie-slim
      node:lts-stretch                      lts-trixie
      python:3.8-slim-buster                3.12-slim
      python:3.12-slim-buster               3.12-slim-trixie
      php:7.4-fpm-alpine3.15                8.3-fpm-alpine
      debian:buster-20220101-slim           trixie-slim
      debian:10-slim                        13-slim
      ubuntu:18.04                          24.04
      alpine:3.9.6                          3.24
      eclipse-temurin:17-jdk-focal          17-jdk-noble
      traefik:v2.10                         v3.7
      postgres:11.5-alpine                  16-alpine
      node:22                               undefined
      centos:7                              undefined
      golang:1.9-stretch                    undefined
      elasticsearch:7.17.1                  undefined
      nvidia/cuda:11.0-base-ubuntu18.04     undefined
    `)) {
      assert.equal(String(answer(image)?.latestSupported), tag, image);
    }
  });

  test("and the tag that mends has not ended itself", () => {
    for (const image of words(`node:8-jessie python:2.7-alpine3.9 ruby:2.7-slim-bullseye golang:1.12-stretch redis:5-buster nginx:1.18-alpine
      openjdk:8-jdk-stretch`)) {
      const tag = answer(image)?.latestSupported;
      if (tag === undefined) continue;
      const end = answer(`${image.split(":")[0]}:${tag}`);
      assert.ok(end === undefined || end.until > today, `${image} → ${tag}`);
    }
  });

  test("name those who go on when the makers have stopped", () => {
    assert.deepEqual(answer("node:24-bookworm")?.product, "Node.js");
    assert.deepEqual(answer("debian:12")?.longTerm, { since: "2026-07-11", by: "the Debian LTS team" });
    assert.equal(answer("ubuntu:22.04")?.longTerm, undefined);
    assert.equal(answer("rust:1.60")?.rolling, true);
  });
});

test("repositories that are frozen or have moved", () => {
  assert.equal(deprecatedImage("docker.io/library/openjdk")?.replacement, "eclipse-temurin");
  assert.equal(deprecatedImage("k8s.gcr.io/pause")?.weight, "warning");
  assert.equal(deprecatedImage("bitnami/redis")?.weight, "info");
  assert.equal(deprecatedImage("gcr.io/distroless/java17-debian11")?.weight, "warning");
  for (const name of words(`node bitnami/minideb jenkins/jenkins gcr.io/distroless/static-debian12 acme/openjdk nextcloud`)) {
    assert.equal(deprecatedImage(name), undefined, name);
  }
});

test("default users of images", () => {
  const described = (image: string) => {
    const [name = "", tag] = image.split(":");
    const user = defaultUser(name, tag);
    if (user === undefined) return "unknown";
    const trait = user.startsAsRootThenDrops ? " drops" : user.workersDrop ? " workers" : "";
    return `${user.user}${user.root ? "!" : ""}${trait}${user.nonRootUser && user.nonRootUser !== user.user ? ` ${user.nonRootUser}` : ""}`;
  };
  for (const [image, expected] of table(`
    debian:12                                       root!
    ubuntu:22.04                                    root!
    ubuntu:24.04                                    root! ubuntu
    library/node:20                                 root! node
    php:8.3-fpm                                     root! workers www-data
    postgres:16                                     root! drops postgres
    docker.io/library/redis                         root! drops redis
    gcr.io/distroless/static                        root! nonroot
    gcr.io/distroless/static-debian12:nonroot       nonroot
    gcr.io/distroless/base:debug-nonroot            nonroot
    cgr.dev/chainguard/node:latest-dev              nonroot
    cgr.dev/chainguard/wolfi-base                   root!
    nginx                                           root! workers nginx
    nginxinc/nginx-unprivileged                     nginx
    bitnami/redis:7                                 1001
    bitnami/minideb                                 root!
    mcr.microsoft.com/dotnet/aspnet:8.0             root! app
    mcr.microsoft.com/dotnet/aspnet:6.0             root!
    mcr.microsoft.com/dotnet/aspnet:10.0-chiseled   app
    registry.access.redhat.com/ubi9/ubi             root!
    registry.access.redhat.com/ubi9/nodejs-20       1001
    haproxy:2.3                                     root!
    haproxy:2.9                                     haproxy
    mcr.microsoft.com/windows/servercore:ltsc2022   ContainerAdministrator! ContainerUser
    acme/base:1                                     unknown
  `)) {
    assert.equal(described(image), expected, image);
  }
});

describe("secrets", () => {
  test("names of variables that hold one", () => {
    assert.deepEqual(wordsOf("dbPassword"), ["db", "password"]);
    const secret = `DB_PASSWORD DB_PASS PGPASSWORD MYSQL_PWD githubToken GH_PAT JWT_SECRET SECRET_KEY_BASE APP_KEY AWS_SECRET_ACCESS_KEY STRIPE_SECRET_KEY
      spring.datasource.password GITEA__database__PASSWD NEO4J_AUTH REDIS_AUTH RABBITMQ_ERLANG_COOKIE VAPID_PRIVATE_KEY SSH_PRIVATE_KEY HTPASSWD_PASS
      GRAFANA_APIKEY KEYSTORE_PASSWORD POSTGRES_PASSWORD_PROD SIGNING_KEY_PASSWORD LDAP_ROOTPASS`;
    const open = `DB_PASSWORD_FILE FILE__PASSWORD PWD PATH TOKENIZERS_PARALLELISM TOKENIZER_PATH MAX_TOKENS BYPASS_CACHE PASS_THROUGH KEYCLOAK_URL GPG_KEY GPG_KEYS
      OPENSSL_PGP_KEY_IDS SSH_KEY_PATH SSH_KEY_TYPE ENCRYPTION_KEY_SIZE TOKEN_TTL TOKEN_URL AWS_ACCESS_KEY_ID OPENID_CLIENT_ID PASSWORD_HASHERS PASSWORD_POLICY
      DISABLE_PASSWORD_AUTH MYSQL_ALLOW_EMPTY_PASSWORD MYSQL_RANDOM_ROOT_PASSWORD VNC_NO_PASSWORD STRIPE_PUBLISHABLE_KEY JWT_PUBLIC_KEY VAPID_PUBLIC_KEY
      PRIMARY_KEY REDIS_KEY_PREFIX CONNECT_KEY_CONVERTER SECRETS_DIR DB_SECRET_ARN DOCKER_AUTH_VERSION BASIC_AUTH_USERNAME USERNAME AUTHORS SECRET_KEY_BASE_DUMMY
      CASSANDRA_NUM_TOKENS SSH_AUTH_SOCK`;
    for (const name of words(secret)) assert.ok(isSecretName(name), name);
    for (const name of words(open)) assert.ok(!isSecretName(name), name);
  });

  test("kinds of values", () => {
    const kinds: Record<string, readonly string[]> = {
      empty: ["", "  ", '""'],
      reference: [
        "$DB_PASSWORD",
        "${DB:?}",
        "$(cat x)",
        "$$VAR",
        "{{ db_password }}",
        "%DB_PASSWORD%",
        "@@x@@",
        "vault:secret/data/db",
        "op://vault/item",
        "arn:aws:sm:x",
        "$2y$10$abcdefghijklmnopqrstuv",
        "pk_live_51H",
        "B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8",
      ],
      placeholder: [
        "<token>",
        "******",
        "your_api_key_here",
        "REPLACE_ME",
        "TODO",
        "xxxxxxxx",
        "sk-xxx-xxx",
        "00000000-0000-0000-0000-000000000000",
        "AKIAIOSFODNN7EXAMPLE",
        "cannot_be_empty",
        "aaaaaaaa",
      ],
      weak: ["changeme", "postgres", "example", "admin", "123456", "my-secret-pw", "rootpassword", "P@ssw0rd", "secret", "minioadmin"],
      path: [
        "/run/secrets/db",
        "./secrets/key.pem",
        "~/.ssh/id_rsa",
        "/etc/kp",
        "not-so-secret.txt",
        "https://sso.example.com/token",
        "C:\\keys\\a",
      ],
      boolean: ["true", "Yes", "off", "none"],
      number: ["1", "256"],
      name: ["scram-sha-256", "htpasswd", "django.contrib.auth.hashers.Argon2PasswordHasher", "io.confluent.connect.avro.AvroConverter"],
      literal: [
        "S3curePa55",
        "correct-horse-battery",
        "hunter2hunter2",
        "7f3k9a",
        "p@ssw0rd-Prod9x",
        "/k8Qz+7Yb2LmN0pQrStUvWxYz0123456789abCD==",
        "pa$w0rd",
        "6ecdb975f1bcc656c7a22a32b3adda02",
      ],
    };
    for (const [kind, values] of Object.entries(kinds)) for (const value of values) assert.equal(valueKind(value), kind, value);
  });

  // Nothing that looks like a real token is written down: some hosts refuse to store it.
  const letters = "k7Qw2Zr9Xb4Mn6Vc8Lp3Jh5Gf1Ds0At";
  const made = (length: number, alphabet = letters) =>
    Array.from({ length }, (_, index) => alphabet[(index * 7 + 3) % alphabet.length]).join("");
  const hex = (length: number) => made(length, "0d7a3f9c1e5b8264");

  test("tokens that name their issuer", () => {
    for (const [provider, token] of [
      ["GitHub", `ghp_${made(36)}`],
      ["GitLab", `glpat-${made(20)}`],
      ["AWS", `AKIA${made(16, "Q7WZ2XB4MN6VCLPJ")}`],
      ["Stripe", `sk_live_${made(24)}`],
      ["OpenAI", `sk-${made(20)}T3BlbkFJ${made(20)}`],
      ["Slack", `https://hooks.slack.com/services/T${made(10, "Q7WZ2XB4MN")}/B${made(10, "Q7WZ2XB4MN")}/${made(24)}`],
      ["Telegram", `7204816395:AA${made(33)}`],
      ["JSON Web Token", `eyJ${made(20)}.eyJ${made(30)}.${made(43)}`],
      ["DigitalOcean", `dop_v1_${hex(64)}`],
    ] as const) {
      const text = `ENV T="${token}" \\`;
      assert.deepEqual(findTokens(text), [{ start: 7, end: 7 + token.length, provider }], provider);
    }
    assert.equal(findTokens(`a=ghp_${made(36)}\nb=npm_${made(36)}`).length, 2);
  });

  test("but not their looks", () => {
    for (const text of [
      "AKIAIOSFODNN7EXAMPLE",
      `ghp_${"x".repeat(36)}`,
      "xoxb-your-token",
      `ghp_${made(35)}`,
      `ghp_${made(37)}`,
      `xghp_${made(36)}`,
      `sk_${made(48)}`,
      `sha256:${hex(64)}`,
      hex(40),
      "cat-ghost-sk-learn key-value pat.txt",
    ]) {
      assert.deepEqual(findTokens(text), [], text);
    }
  });

  test("private keys with a body", () => {
    const head = ["-----BEGIN RSA PRIVATE", "KEY-----"].join(" ");
    assert.deepEqual(findPrivateKeys(`RUN echo "${head}\\n${made(64)}"`), [{ start: 10, end: 41, what: "RSA private key" }]);
    assert.equal(findPrivateKeys(`${["-----BEGIN PGP PRIVATE", "KEY BLOCK-----"].join(" ")}\n\n${made(64)}`)[0]?.what, "PGP private key");
    assert.deepEqual(findPrivateKeys(`RUN grep -q "${head}" key.pem`), []);
    assert.deepEqual(findPrivateKeys(`${["-----BEGIN PUBLIC", "KEY-----"].join(" ")}\n${made(64)}`), []);
  });

  test("files that hold one", () => {
    for (const path of words(`.env config/.env.production id_rsa keys/id_ed25519 .ssh /root/.ssh/deploy server.key tls/server.pem .npmrc .aws/credentials
      .docker/config.json kubeconfig prod.tfvars my-service-account.json .m2/settings.xml release.jks`)) {
      assert.ok(secretFile(path), path);
    }
    for (const path of words(`.env.example .env.sample id_rsa.pub ca.pem public.pem fullchain.pem ffdhe2048.pem environment.yml authorized_keys .ssh/known_hosts
      nodesource-repo.gpg.key settings.xml config.json secrets.md key.go jenkins.io-2026.key . package.json monkey`)) {
      assert.equal(secretFile(path), undefined, path.slice(0, 40));
    }
  });
});

test("capabilities have one name, however they are written", () => {
  for (const written of ["cap_net_admin", "NET_ADMIN", " Cap_Net_Admin "]) assert.equal(capabilityName(written), "NET_ADMIN");
});

test("database ports", () => {
  assert.equal(databasePorts.get(5432)?.[0]?.name, "PostgreSQL");
  for (const stores of databasePorts.values()) for (const { name, hint } of stores) assert.match(name.toLowerCase(), hint);
  for (const port of [80, 443, 3000, 8080, 22]) assert.equal(databasePorts.get(port), undefined);
  for (const port of ambiguousDatabasePorts) assert.ok(databasePorts.has(port));
});

test("paths of the host", () => {
  assert.ok(sensitivePath("${HOME}/.aws"));
  assert.equal(controlSocket("/var/run/docker.sock"), "Docker");
  assert.equal(controlSocket("$XDG_RUNTIME_DIR/podman/podman.sock"), "Podman");
  assert.equal(controlSocket("/var/run/mysqld/mysqld.sock"), undefined);
  assert.equal(holdsControlSocket("/var/run/"), "Docker");
  for (const path of words(". ./ .. / run ~ /run/user/1000")) assert.equal(holdsControlSocket(path), undefined, path);
  for (const path of words(`/etc /etc/ //etc /proc /sys/kernel /dev /boot /root ~/.ssh /home/ann/.kube/config /home/ann /var/lib/docker/volumes
      /lib/modules /etc/../etc/./ C:\\Users\\ann\\.aws /c/Users/ann/.aws`)) {
    assert.ok(sensitivePath(path), path);
  }
  for (const path of words("/ // /. /.. /etc/.. C:\\ c:/")) assert.ok(isHostRoot(path), path);
  for (const path of words(". ./ .. ../.. ~ /a ~/.. C:/a")) assert.ok(!isHostRoot(path), path);
  assert.deepEqual([sensitivePath("~/.ssh/id_ed25519")?.reading, sensitivePath("~/.ssh/known_hosts")?.reading], ["much", "nothing"]);
  for (const path of words(`/ /var/run /run/docker.sock /etc/machine-id /etc/nginx/conf.d /varnish /libfoo /home/ann/project/data ~/project /dev/null /dev/shm /dev/dri /opt/data ./etc
      data /usr/share/zoneinfo`)) {
    assert.equal(sensitivePath(path), undefined, path);
  }
});

test("docker stack learnt its keys one version after the other", () => {
  const since = (place: string, key: string) => stackKeys.get(place)?.get(key)?.since;
  assert.equal(since("services.*", "image"), 0);
  assert.equal(since("services.*.deploy", "rollback_config"), 7);
  assert.equal(since("services.*.credential_spec", "config"), 8);
  assert.equal(since("services.*", "profiles"), undefined);
  for (const [place, keys] of stackKeys)
    for (const [key, { since, forms }] of keys)
      assert.ok(since <= lastStackVersion && forms.length > 0 && !forms.includes("" as never), `${place} ${key}`);
  for (const place of castByStack) {
    const [, above = "", key = ""] = /^(.*)\.([^.]+)$/.exec(place)!;
    assert.ok(stackKeys.get(above)?.has(key) || stackNamed.has(place), place);
  }
});
