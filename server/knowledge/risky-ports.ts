/**
 * Ports at which programs answer that hand a machine over, or that send passwords in the clear, and what answers there. SSH and data
 * stores have rules of their own. Source: the IANA registry and the programs' documentation, as of 2026-08.
 */
export const riskyPorts: ReadonlyMap<number, string> = new Map([
  [20, "FTP, which sends passwords in the clear"],
  [21, "FTP, which sends passwords in the clear"],
  [23, "Telnet, which sends passwords in the clear"],
  [69, "TFTP, which asks for no password"],
  [111, "the RPC portmapper"],
  [137, "NetBIOS"],
  [138, "NetBIOS"],
  [139, "SMB file shares"],
  [445, "SMB file shares"],
  [512, "rexec, which sends passwords in the clear"],
  [513, "rlogin, which sends passwords in the clear"],
  [514, "rsh, which sends passwords in the clear"],
  [873, "rsync, which encrypts nothing"],
  [2049, "NFS"],
  [2375, "the Docker API without TLS, which gives the host away"],
  [3389, "Remote Desktop"],
  [5005, "the Java debugger, which runs any code"],
  [5900, "VNC"],
  [5901, "VNC"],
  [5985, "Windows Remote Management without TLS"],
  [6000, "an X11 display"],
  [9229, "the debugger of Node.js, which runs any code"],
]);
