// Scalar, told to keep to itself: no fonts, proxies, telemetry or tools of other servers.
const dark = matchMedia("(prefers-color-scheme: dark)");
// Where the pages are served beside simulated installations, requests can be tried.
const { server } = document.getElementById("reference").dataset;
const trial = server === "" ? {} : {
  servers: [{ url: `${location.origin}${server}`, description: "Simulated installations" }],
  hideTestRequestButton: false,
  authentication: { preferredSecurityScheme: "accessToken", securitySchemes: { accessToken: { value: "Token any" } } },
};
const settings = () => ({
  // The published document with the answers of simulated installations for examples.
  url: "reference.json",
  theme: "none",
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: "never",
  hideClientButton: true,
  hideTestRequestButton: true,
  hideDarkModeToggle: true,
  forceDarkModeState: dark.matches ? "dark" : "light",
  documentDownloadType: "none",
  hiddenClients: true,
  orderSchemaPropertiesBy: "preserve",
  ...trial,
  generateOperationSlug: ({ operationId, method, path }) => operationId ?? `${method}${path}`,
  // Lines that are too long go on below, so that nothing is cut off.
  customCss: ":root { --scalar-custom-header-height: 3.25rem; } .scalar-code-block pre { width: auto !important; } .scalar-code-block :is(code, .line) { white-space: pre-wrap !important; overflow-wrap: anywhere; }",
});
const reference = Scalar.createApiReference("#reference", settings());
dark.addEventListener("change", () => reference.updateConfiguration(settings()));
