"""Claims: analysed sentences become what somebody says happened, with the codebook as data."""
