// Instead of the native logger: keeps VS Code's log files, and output channels, working without a C++ build.
const fs = require("node:fs");
const path = require("node:path");

const levels = ["trace", "debug", "info", "warn", "error", "critical"];
const info = 2;

class Logger {
  constructor(file) {
    this.file = file;
    this.level = info;
    this.raw = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, text) {
    if (level < this.level) return;
    const line = this.raw ? text : `${new Date().toISOString()} [${levels[level]}] ${text}\n`;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The folder is removed at the end of a test.
    }
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.raw = false;
  }
  clearFormatters() {
    this.raw = true;
  }
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (text) {
    this.write(level, text);
  };
});

exports.version = 11500;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
