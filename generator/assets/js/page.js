// Every page loads this; what a page does not have is not fetched.

// What leads to something that needs a script is shown by one.
for (const node of document.querySelectorAll("[data-with-script]")) node.removeAttribute("hidden");

if (document.getElementById("treffer")) void import("./search_page.js");
