/** Files to text: HTML as a browser saves it, Word files and plain text. Knows nothing of conferences. */
package vn.diemcau.articles.source;
