"""Reports that leave the desk: charts, pages, PDFs and workbooks made of the office's figures; they compute no figure anew."""
