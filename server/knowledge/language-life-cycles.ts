import type { Product } from "./life-cycle.ts";

/** Languages and build tools. Source: endoflife.date as of 2026-08-22; `systems` from docker-library/official-images as of 2026-08-21. */
export const languages: readonly Product[] = [
  {
    name: "Node.js",
    page: "nodejs",
    images: "node cimg/node circleci/node mhart/alpine-node",
    words: "alpine slim",
    systems: "alpine3.23 alpine3.24 bookworm bullseye trixie",
    cycles: `
      4:argon*=2018-04-30 5=2016-06-30 6:boron*=2019-04-30 7=2017-06-30 8:carbon*=2019-12-31 9=2018-06-30 10:dubnium*=2021-04-30 11=2019-06-30
      12:erbium*=2022-04-30 13=2020-06-01 14:fermium*=2023-04-30 15=2021-06-01 16:gallium*=2023-09-11 17=2022-06-01 18:hydrogen*=2025-04-30
      19=2023-06-01 20:iron*=2026-04-30 21=2024-06-01 22:jod*=2027-04-30 23=2025-06-01 24:krypton*=2028-04-30 25=2026-06-01 26*=2029-04-30`,
  },
  {
    name: "Python",
    page: "python",
    images: "python cimg/python circleci/python",
    words: "alpine slim",
    systems: "alpine3.23 alpine3.24 bookworm trixie",
    cycles: `
      2.6=2013-10-29 2.7=2020-01-01 3.1=2012-04-09 3.2=2016-02-20 3.3=2017-09-29 3.4=2019-03-18 3.5=2020-09-30 3.6=2021-12-23 3.7=2023-06-27
      3.8=2024-10-07 3.9=2025-10-31 3.10=2026-10-31 3.11=2027-10-31 3.12=2028-10-31 3.13=2029-10-31 3.14=2030-10-31`,
  },
  {
    name: "Ruby",
    page: "ruby",
    images: "ruby cimg/ruby circleci/ruby",
    words: "alpine slim",
    systems: "alpine3.23 alpine3.24 bookworm trixie",
    cycles: `
      1.9=2015-02-23 2.0=2016-02-24 2.1=2017-03-31 2.2=2018-03-31 2.3=2019-03-31 2.4=2020-03-31 2.5=2021-03-31 2.6=2022-03-31 2.7=2023-03-31
      3.0=2024-04-23 3.1=2025-03-26 3.2=2026-03-31 3.3=2027-03-31 3.4=2028-03-31 4.0=2029-03-31`,
  },
  {
    name: "PHP",
    page: "php",
    images: "php cimg/php circleci/php",
    words: "alpine apache cli fpm zts",
    systems: "alpine3.23 alpine3.24 bookworm trixie",
    cycles: `
      5.3=2014-08-14 5.4=2015-09-14 5.5=2016-07-21 5.6=2018-12-31 7.0=2019-01-10 7.1=2019-12-01 7.2=2020-11-30 7.3=2021-12-06 7.4=2022-11-28
      8.0=2023-11-26 8.1=2025-12-31 8.2=2026-12-31 8.3=2027-12-31 8.4=2028-12-31 8.5=2029-12-31`,
  },
  {
    name: "Go",
    page: "go",
    images: "golang cimg/go circleci/golang",
    rolling: true,
    words: "alpine",
    systems: "alpine3.23 alpine3.24 bookworm trixie",
    cycles: `
      1.10=2019-02-25 1.11=2019-09-03 1.12=2020-02-25 1.13=2020-08-11 1.14=2021-02-16 1.15=2021-08-16 1.16=2022-03-15 1.17=2022-08-02
      1.18=2023-02-01 1.19=2023-09-06 1.20=2024-02-06 1.21=2024-08-13 1.22=2025-02-11 1.23=2025-08-12 1.24=2026-02-10 1.25=2026-08-19 1.26 1.27`,
  },
  {
    name: "Rust",
    page: "rust",
    images: "rust",
    rolling: true,
    words: "alpine slim",
    systems: "alpine3.21 alpine3.22 alpine3.23 alpine3.24 bookworm bullseye trixie",
    cycles: `
      1.29=2018-10-26 1.30=2018-12-07 1.31=2019-01-18 1.32=2019-03-01 1.33=2019-04-12 1.34=2019-05-24 1.35=2019-07-04 1.36=2019-08-16
      1.37=2019-09-27 1.38=2019-11-08 1.39=2019-12-20 1.40=2020-01-31 1.41=2020-03-13 1.42=2020-04-24 1.43=2020-06-05 1.44=2020-07-17
      1.45=2020-08-28 1.46=2020-10-08 1.47=2020-11-20 1.48=2021-01-01 1.49=2021-02-12 1.50=2021-03-26 1.51=2021-05-07 1.52=2021-06-18
      1.53=2021-07-30 1.54=2021-09-10 1.55=2021-10-22 1.56=2021-12-03 1.57=2022-01-14 1.58=2022-02-25 1.59=2022-04-08 1.60=2022-05-20
      1.61=2022-07-01 1.62=2022-09-12 1.63=2022-09-23 1.64=2022-11-04 1.65=2022-12-16 1.66=2023-01-27 1.67=2023-03-10 1.68=2023-04-21
      1.69=2023-06-02 1.70=2023-07-14 1.71=2023-08-25 1.72=2023-10-06 1.73=2023-11-17 1.74=2023-12-28 1.75=2024-02-08 1.76=2024-03-21
      1.77=2024-05-02 1.78=2024-06-13 1.79=2024-07-25 1.80=2024-09-05 1.81=2024-10-17 1.82=2024-11-28 1.83=2025-01-09 1.84=2025-02-20
      1.85=2025-04-03 1.86=2025-05-15 1.87=2025-06-26 1.88=2025-08-07 1.89=2025-09-18 1.90=2025-10-30 1.91=2025-12-11 1.92=2026-01-22
      1.93=2026-03-06 1.94=2026-04-16 1.95=2026-05-28 1.96=2026-07-09 1.97=2026-08-20 1.98`,
  },
  {
    name: ".NET",
    page: "dotnet",
    images: `
      mcr.microsoft.com/dotnet/sdk mcr.microsoft.com/dotnet/aspnet mcr.microsoft.com/dotnet/runtime mcr.microsoft.com/dotnet/runtime-deps
      mcr.microsoft.com/dotnet/monitor mcr.microsoft.com/dotnet/core/sdk mcr.microsoft.com/dotnet/core/aspnet
      mcr.microsoft.com/dotnet/core/runtime mcr.microsoft.com/dotnet/core/runtime-deps microsoft/dotnet`,
    words: "alpine",
    cycles: `
      1.0=2019-06-27 1.1=2019-06-27 2.0=2018-10-01 2.1*=2021-08-21 2.2=2019-12-23 3.0=2020-03-03 3.1*=2022-12-13 5.0=2022-05-10 6.0*=2024-11-12
      7.0=2024-05-14 8.0*=2026-11-10 9.0=2026-11-10 10.0*=2028-11-14`,
  },
  {
    name: "Eclipse Temurin",
    page: "eclipse-temurin",
    images: "eclipse-temurin",
    words: "alpine jdk jre minimal",
    systems: "jammy noble resolute",
    cycles: `
      8*=2030-12-31 11*=2027-10-31 16=2021-09-30 17*=2027-10-31 18=2022-09-30 19=2023-03-31 20=2023-09-19 21*=2029-12-31 22=2024-09-17
      23=2025-03-18 24=2025-09-16 25*=2031-09-30 26=2026-09-15`,
  },
  {
    name: "Amazon Corretto",
    page: "amazon-corretto",
    images: "amazoncorretto",
    words: "alpine headless jdk jre",
    systems: "alpine3.21 alpine3.22 alpine3.23 alpine3.24",
    cycles: `
      8*=2030-12-31 11*=2032-01-31 15=2021-04-20 16=2021-10-19 17*=2029-10-31 18=2022-10-18 19=2023-04-19 20=2023-10-17 21*=2030-10-31
      22=2024-10-15 23=2025-04-30 24=2025-10-31 25*=2032-10-31 26=2026-10-31`,
  },
  {
    name: "SapMachine",
    page: "sapmachine",
    images: "sapmachine",
    words: "alpine headless jdk jre",
    systems: "jammy noble",
    cycles: `
      10=2018-09-25 11*=2024-12-01 12=2019-09-18 13=2020-03-18 14=2020-09-16 15=2021-03-15 16=2021-09-14 17*=2026-09-01 18=2022-09-19
      19=2023-03-17 20=2023-09-19 21*=2028-09-01 22=2024-09-17 23=2025-03-18 24=2025-09-16 25*=2030-09-30 26=2026-09-15`,
  },
  {
    name: "IBM Semeru",
    page: "ibm-semeru",
    images: "ibm-semeru-runtimes",
    words: "jdk jre",
    systems: "jammy noble resolute",
    cycles: `
      open-8*=2030-12-31 open-11*=2027-10-31 open-17*=2027-10-31 open-21*=2029-12-31 open-22=2024-09-18 open-23=2025-03-31 open-24=2025-09-25
      open-25*=2030-09-30 open-26=2026-09-30`,
  },
  {
    name: "Perl",
    page: "perl",
    images: "perl",
    words: "slim",
    systems: "bookworm bullseye trixie",
    cycles: `
      5.26=2020-05-30 5.28=2021-06-23 5.30=2022-05-22 5.32=2023-06-20 5.34=2024-05-20 5.36=2025-05-27 5.38=2026-07-02 5.40=2027-06-09
      5.42=2028-07-03 5.44=2029-07-15`,
  },
  {
    name: "Erlang/OTP",
    page: "erlang",
    images: "erlang",
    words: "alpine slim",
    cycles: `
      17=2018-10-11 18=2018-11-09 19=2019-06-21 20=2020-06-21 21=2021-06-19 22=2024-03-18 23=2024-03-14 24=2024-05-10 25=2025-05-17 26=2026-05-26
      27=2027-05-20 28=2028-05-20 29=2029-05-11`,
  },
  {
    name: "Elixir",
    page: "elixir",
    images: "elixir",
    words: "alpine slim",
    cycles: `
      1.4=2019-06-24 1.5=2020-01-27 1.6=2020-10-06 1.7=2021-05-19 1.8=2021-12-03 1.9=2022-09-01 1.10=2023-06-19 1.11=2023-12-22 1.12=2024-06-12
      1.13=2024-12-19 1.14=2025-10-16 1.15=2026-06-03 1.16 1.17 1.18 1.19 1.20`,
  },
  {
    name: "Julia",
    page: "julia",
    images: "julia",
    systems: "bookworm trixie",
    cycles: "1.0*=2021-12-01 1.6*=2024-10-08 1.10* 1.11=2025-10-08 1.12",
  },
  {
    name: "Deno",
    page: "deno",
    images: "denoland/deno",
    rolling: true,
    exact: true,
    cycles: `
      1=2024-10-09 2.0=2024-11-21 2.1*=2025-04-30 2.2*=2025-10-31 2.3=2025-07-01 2.4=2025-09-10 2.5*=2026-04-30 2.6=2026-02-25 2.7=2026-05-22
      2.8=2026-06-25 2.9`,
  },
  {
    name: "Maven",
    page: "apache-maven",
    images: "maven",
    words: "debian",
    systems: "noble trixie",
    cycles: `
      1=2014-02-18 2=2014-02-18 3.0=2013-06-28 3.1=2014-02-14 3.2=2015-03-13 3.3=2017-04-03 3.5=2018-10-24 3.6=2021-03-30 3.8=2025-06-14 3.9`,
  },
  {
    name: "Gradle",
    page: "gradle",
    images: "gradle",
    words: "alpine jdk jdk11 jdk17 jdk21 jdk25 jdk26",
    systems: "jammy noble resolute",
    cycles: "1=2014-07-01 2=2016-08-15 3=2017-06-14 4=2018-11-26 5=2019-11-08 6=2023-02-10 7=2025-07-31 8 9",
  },
  {
    name: "Composer",
    page: "composer",
    images: "composer",
    rolling: true,
    cycles: `
      1=2020-10-24 2.0=2021-06-03 2.1=2021-12-22 2.2* 2.3=2022-08-16 2.4=2022-12-20 2.5=2023-09-01 2.6=2024-02-08 2.7=2024-10-02 2.8=2025-11-13
      2.9=2026-05-28 2.10`,
  },
];
