// Node wants the extensions of files in imports.
export default {
  input: process.env.SPEC,
  output: { path: "client", module: { extension: ".js" } },
};
