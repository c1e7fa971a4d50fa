# Read what `codekit export` writes into R. No package is needed.
#   codekit export codings.csv
#   codekit export excerpts.csv --what excerpts
#   Rscript excerpts.R codings.csv excerpts.csv

files <- commandArgs(trailingOnly = TRUE)

read <- function(file) {
  table <- read.csv(file, fileEncoding = "UTF-8-BOM", check.names = FALSE, colClasses = "character",
                    na.strings = character(0))
  # An apostrophe before =, +, - and @ keeps spreadsheets from taking a cell for a formula; here it can go.
  table[] <- lapply(table, function(cell) sub("^'('*[=+@\t-])", "\\1", cell))
  table
}

codings <- read(files[1])
codings$start <- as.integer(codings$start)
codings$end <- as.integer(codings$end)
print(table(codings$code, codings$coder))

excerpts <- read(files[2])
cat(nrow(excerpts), "excerpts in", length(unique(excerpts$case)), "cases\n")
print(head(excerpts[c("transcript", "turn", "speaker", "code_path", "coder")], 5))
