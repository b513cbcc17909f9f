import { start } from "./main.node.ts";

start();
