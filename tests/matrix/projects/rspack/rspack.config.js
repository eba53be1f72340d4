export default { entry: "./page/page.js", output: { filename: "page.js" } };
