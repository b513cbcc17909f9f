import type { Product } from "./life-cycle.ts";

/**
 * Operating systems: those of their own images, and those that other images name in their tags.
 * Source: endoflife.date as of 2026-08-22. `until` is the end of free updates: paid extensions (Ubuntu Pro, RHEL ELS) do not count.
 */
export const systems: readonly Product[] = [
  {
    name: "Debian",
    page: "debian",
    images: "debian",
    prefixes: "debian",
    longTermBy: "the Debian LTS team",
    words: "slim",
    cycles: `
      5:lenny=2012-02-06/2012-02-06 6:squeeze=2014-05-31/2016-02-29 7:wheezy=2016-04-25/2018-05-31 8:jessie=2018-06-17/2020-06-30
      9:stretch=2020-07-18/2022-07-01 10:buster=2022-09-10/2024-06-30 11:bullseye=2024-08-14/2026-08-31 12:bookworm=2026-07-11/2028-06-30
      13:trixie=2028-08-09/2030-06-30`,
  },
  {
    name: "Ubuntu",
    page: "ubuntu",
    images: "ubuntu",
    prefixes: "ubuntu",
    cycles: `
      8.04:hardy*=2013-05-09 10.04:lucid*=2013-05-09 10.10:maverick=2012-04-10 11.04:natty=2012-10-28 11.10:oneiric=2013-05-09
      12.04:precise*=2017-04-28 12.10:quantal=2014-05-16 13.04:raring=2014-01-27 13.10:saucy=2014-07-17 14.04:trusty*=2019-04-02
      14.10:utopic=2015-07-23 15.04:vivid=2016-02-04 15.10:wily=2016-07-28 16.04:xenial*=2021-04-02 16.10:yakkety=2017-07-20
      17.04:zesty=2018-01-13 17.10:artful=2018-07-19 18.04:bionic*=2023-05-31 18.10:cosmic=2019-07-18 19.04:disco=2020-01-23 19.10:eoan=2020-07-06
      20.04:focal*=2025-05-31 20.10:groovy=2021-07-22 21.04:hirsute=2022-01-20 21.10:impish=2022-07-14 22.04:jammy*=2027-04-01
      22.10:kinetic=2023-07-20 23.04:lunar=2024-01-20 23.10:mantic=2024-07-12 24.04:noble*=2029-05-31 24.10:oracular=2025-07-10
      25.04:plucky=2026-01-17 25.10:questing=2026-07-01 26.04:resolute*=2031-04-30`,
  },
  {
    name: "Alpine",
    page: "alpine-linux",
    images: "alpine",
    prefixes: "alpine",
    cycles: `
      2.1=2012-11-01 2.2=2013-05-01 2.3=2013-11-01 2.4=2014-05-01 2.5=2014-11-01 2.6=2015-05-01 2.7=2015-11-01 3.0=2016-05-01 3.1=2016-11-01
      3.2=2017-05-01 3.3=2017-11-01 3.4=2018-05-01 3.5=2018-11-01 3.6=2019-05-01 3.7=2019-11-01 3.8=2020-05-01 3.9=2020-11-01 3.10=2021-05-01
      3.11=2021-11-01 3.12=2022-05-01 3.13=2022-11-01 3.14=2023-05-01 3.15=2023-11-01 3.16=2024-05-23 3.17=2024-11-22 3.18=2025-05-09
      3.19=2025-11-01 3.20=2026-04-01 3.21=2026-11-01 3.22=2027-05-01 3.23=2027-11-01 3.24=2028-06-01`,
  },
  {
    name: "Fedora",
    page: "fedora",
    images: "fedora quay.io/fedora/fedora registry.fedoraproject.org/fedora",
    prefixes: "fedora",
    cycles: `
      19=2015-01-06 20=2015-06-23 21=2015-12-01 22=2016-07-19 23=2016-12-20 24=2017-08-08 25=2017-12-12 26=2018-05-29 27=2018-11-30 28=2019-05-28
      29=2019-11-26 30=2020-05-26 31=2020-11-24 32=2021-05-25 33=2021-11-30 34=2022-06-07 35=2022-12-13 36=2023-05-16 37=2023-12-05 38=2024-05-21
      39=2024-11-26 40=2025-05-13 41=2025-12-15 42=2026-05-27 43=2026-12-09 44=2027-06-02`,
  },
  {
    name: "CentOS",
    page: "centos",
    images: "centos",
    prefixes: "centos",
    cycles: "5=2017-03-31 6=2020-11-30 7=2024-06-30 8=2021-12-31",
  },
  {
    name: "CentOS Stream",
    page: "centos-stream",
    images: "quay.io/centos/centos",
    cycles: "stream8=2024-05-31 stream9=2027-05-31 stream10=2030-05-31",
  },
  {
    name: "AlmaLinux",
    page: "almalinux",
    images: "almalinux",
    prefixes: "almalinux",
    words: "minimal",
    cycles: "8=2029-05-31 9=2032-05-31 10=2035-05-31",
  },
  {
    name: "Rocky Linux",
    page: "rocky-linux",
    images: "rockylinux rockylinux/rockylinux",
    prefixes: "rockylinux",
    words: "minimal",
    cycles: "8=2029-05-31 9=2032-05-31 10=2035-05-31",
  },
  {
    name: "Oracle Linux",
    page: "oracle-linux",
    images: "oraclelinux ghcr.io/oracle/oraclelinux container-registry.oracle.com/os/oraclelinux",
    prefixes: "oraclelinux",
    words: "slim",
    cycles: "6=2021-03-31 7=2024-12-31 8=2029-07-31 9=2032-06-30 10",
  },
  {
    name: "Red Hat Universal Base Image",
    page: "rhel",
    images: "",
    prefixes: "ubi",
    cycles: "7=2024-06-30 8=2029-05-31 9=2032-05-31 10=2035-05-31",
  },
  {
    name: "Amazon Linux",
    page: "amazon-linux",
    images: "amazonlinux public.ecr.aws/amazonlinux/amazonlinux",
    prefixes: "amazonlinux al",
    cycles: `
      1=2023-12-31 2016.09=2023-12-31 2017.03=2023-12-31 2017.09=2023-12-31 2017.12=2023-12-31 2018.03=2023-12-31 2=2026-06-30 2023=2029-06-30`,
  },
  {
    name: "openSUSE Leap",
    page: "opensuse",
    images: "opensuse/leap",
    cycles: `
      13.1=2016-02-03 13.2=2017-01-17 42.1=2017-05-17 42.2=2018-01-26 42.3=2019-07-01 15.0=2019-12-03 15.1=2021-02-02 15.2=2022-01-04 15.3=2022-12-31 15.4=2023-12-07
      15.5=2024-12-31 15.6=2026-04-30 16.0=2027-10-31`,
  },
  {
    name: "CBL-Mariner",
    page: "cbl-mariner",
    images: "mcr.microsoft.com/cbl-mariner/base/core",
    prefixes: "cbl-mariner",
    cycles: "1.0=2023-07-31 2.0=2025-07-31",
  },
  {
    name: "Windows Server",
    page: "windows-server-core",
    images: "mcr.microsoft.com/windows/servercore mcr.microsoft.com/windows/nanoserver mcr.microsoft.com/windows",
    prefixes: "windowsservercore nanoserver",
    cycles: `
      ltsc2016*=2027-01-12 1809*=2029-01-09 ltsc2019*=2029-01-09 1903=2020-12-08 1909=2021-05-11 2004=2021-12-14 20H2=2022-08-09
      ltsc2022*=2031-10-14 ltsc2025*=2034-10-10`,
  },
];
