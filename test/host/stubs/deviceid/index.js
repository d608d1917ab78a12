// Instead of a native module that reads a machine's id: tests have none.
exports.getDeviceId = async () => "00000000-0000-0000-0000-000000000000";
